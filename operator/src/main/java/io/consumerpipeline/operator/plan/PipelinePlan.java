package io.consumerpipeline.operator.plan;

import io.consumerpipeline.api.AlertName;
import io.consumerpipeline.api.ResetOffsets;
import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.operator.scaling.ScalingSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is decided about a pipeline, with every default applied. Desired objects, status and lag are made from it and look
 * nothing up.
 *
 * @param owner the resource
 * @param runtime what the pods are told; kafka, group, table and batches stand there and nowhere else
 * @param suspended whether consuming is stopped
 * @param replicas pods wanted; 0 while suspended. Where the load decides, as many as there are before the first decision
 * @param pod what a pod is made of
 * @param thresholds what counts as trouble
 * @param alerts the rules that exist, in the order of the catalogue
 * @param monitoring how Prometheus finds the pipeline
 * @param schemaFiles JSON Schemas by the names of the files that pods read
 * @param reset where to read on from, once
 * @param scaling how the number of pods follows the load; null where it is given
 * @param resumesWith pods that come back when what stops a pipeline that follows its load ends: suspension, or a reset
 */
public record PipelinePlan(Owner owner, RuntimeConfig runtime, boolean suspended, int replicas, Pod pod, Thresholds thresholds,
    List<Alert> alerts, Monitoring monitoring, Map<String, String> schemaFiles, Optional<Reset> reset,
    @Nullable ScalingSettings scaling, OptionalInt resumesWith) {

  /** The same with no pods, whatever is wanted. */
  public PipelinePlan withoutPods() {
    return with(0, scaling == null || resumesWith.isPresent() ? resumesWith : OptionalInt.of(replicas));
  }

  /** The same with so many pods; while it is suspended with none, and so many afterwards. */
  public PipelinePlan scaledTo(int count) {
    return suspended ? with(0, OptionalInt.of(count)) : with(count, OptionalInt.empty());
  }

  private PipelinePlan with(int pods, OptionalInt afterwards) {
    return new PipelinePlan(owner, runtime, suspended, pods, pod, thresholds, alerts, monitoring, schemaFiles, reset, scaling,
        afterwards);
  }

  /** The lag that is no reason to hurry; where the load does not decide, half of the threshold, as where it does by default. */
  public Duration targetLag() {
    return scaling == null ? Duration.ofSeconds(Math.max(1, thresholds.lagSeconds() / 2)) : scaling.target().lag();
  }

  /** The resource that owns all objects. */
  public record Owner(String namespace, String name, String uid) {}

  /**
   * What a pod is made of.
   *
   * @param image of the runtime
   * @param connectionSecret the Secret to mount at the connection directory
   * @param requests quantities by resource, in canonical form
   * @param limits quantities by resource, in canonical form
   * @param connectionCa where the certificate authorities of the database are, if the resource names them
   * @param kafkaSecrets Secrets to mount for getting into Kafka, by their names
   */
  public record Pod(String image, String connectionSecret, Map<String, String> requests, Map<String, String> limits,
      Optional<CertificateAuthority> connectionCa, List<SecretMount> kafkaSecrets) {}

  /** The key of a Secret that is mounted as {@link #FILE} in {@link #DIRECTORY}. */
  public record CertificateAuthority(String secret, String key) {
    /** Where it is mounted. */
    public static final String DIRECTORY = "/etc/consumerpipeline/sink-ca";
    /** What it is called there, whatever the key is called. */
    public static final String FILE = "ca.crt";
  }

  /**
   * A Secret that is mounted.
   *
   * @param keys that are needed; one with a * means all keys of such a name, and then the whole Secret is mounted
   */
  public record SecretMount(String secret, String directory, List<String> keys) {}

  /** What counts as trouble. */
  public record Thresholds(int lagSeconds, int errorRatePercent) {}

  /** One alert rule with its final settings. */
  public record Alert(AlertName name, String severity, int forSeconds, int minEvents) {}

  /** Labels that a Prometheus selects by, and the scrape interval. */
  public record Monitoring(Map<String, String> serviceMonitorLabels, int scrapeIntervalSeconds,
      Map<String, String> prometheusRuleLabels) {}

  /**
   * Positions to be set once.
   *
   * @param timestamp in RFC 3339, if it goes to a time; otherwise empty
   * @param offsets by partition, if it goes to offsets; otherwise empty
   */
  public record Reset(String nonce, ResetOffsets.To to, String timestamp, SortedMap<Integer, Long> offsets) {}
}
