package io.consumerpipeline.operator.apply;

import io.consumerpipeline.operator.desired.Fingerprint;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Caches a ConfigMap with digests in place of its long texts. Whether a dashboard is still ours can be told by its digest, and a
 * thousand of them take 33 MB. Safe for use by several threads.
 */
final class DigestedTexts extends BasicItemStore<HasMetadata> {
  /** A digest takes about as much. */
  private static final int LONG = 100;
  private static final String PREFIX = "sha256:";

  DigestedTexts() {
    super(Cache::metaNamespaceKeyFunc);
  }

  @Override
  public HasMetadata put(String key, HasMetadata object) {
    return super.put(key, of(object));
  }

  /** The object as it is cached: what is so already stays as it is. */
  static HasMetadata of(HasMetadata object) {
    return object instanceof ConfigMap map && map.getData() != null
        && map.getData().values().stream().anyMatch(DigestedTexts::isLong)
            ? new ConfigMap(map.getApiVersion(), map.getBinaryData(), digested(map.getData()), map.getImmutable(), map.getKind(),
                map.getMetadata())
            : object;
  }

  private static Map<String, String> digested(Map<String, String> data) {
    return data.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
        entry -> isLong(entry.getValue()) ? PREFIX + Fingerprint.of(entry.getValue()) : entry.getValue()));
  }

  private static boolean isLong(String text) {
    return text.length() > LONG;
  }
}
