package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.plan.PipelinePlan.SecretMount;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.SecretVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Secrets for getting into Kafka as files: of each no more keys than are named, as others may be somebody else's. Values are not
 * in the pod template, so a rotation replaces files and no pod.
 */
final class KafkaVolumes {
  private KafkaVolumes() {}

  static List<Volume> of(List<SecretMount> secrets) {
    return IntStream.range(0, secrets.size())
        .mapToObj(i -> new VolumeBuilder().withName(name(i)).withSecret(source(secrets.get(i))).build())
        .toList();
  }

  static List<VolumeMount> mounts(List<SecretMount> secrets) {
    return IntStream.range(0, secrets.size())
        .mapToObj(
            i -> new VolumeMountBuilder().withName(name(i)).withMountPath(secrets.get(i).directory()).withReadOnly(true).build())
        .toList();
  }

  /** A Secret's own name may be too long for a volume's. */
  private static String name(int index) {
    return "kafka-" + index;
  }

  private static SecretVolumeSource source(SecretMount mount) {
    var source = new SecretVolumeSourceBuilder().withSecretName(mount.secret()).withDefaultMode(ConsumerPod.OWNER_READS);
    return mount.keys().stream().anyMatch(key -> key.indexOf('*') >= 0)
        ? source.build()
        : source.withItems(mount.keys().stream().map(KafkaVolumes::item).toList()).build();
  }

  private static KeyToPath item(String key) {
    return new KeyToPathBuilder().withKey(key).withPath(key).build();
  }
}
