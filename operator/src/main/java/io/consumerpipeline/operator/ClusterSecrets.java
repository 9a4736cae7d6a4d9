package io.consumerpipeline.operator;

import io.consumerpipeline.operator.lag.SecretValues;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Secrets of the cluster, each read by its name when it is needed and kept nowhere. */
record ClusterSecrets(KubernetesClient client) implements SecretValues {

  @Override
  public Map<String, String> of(String namespace, String secret) {
    var found = client.secrets().inNamespace(namespace).withName(secret).get();
    return found == null || found.getData() == null
        ? Map.of()
        : found.getData().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())));
  }

  private static String text(String encoded) {
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }
}
