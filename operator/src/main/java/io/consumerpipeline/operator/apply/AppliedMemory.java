package io.consumerpipeline.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process last brought into the cluster, as hashes: a write of the same again means that somebody else has changed or
 * deleted the object. After a restart the first write of each object is not counted. Safe for use by several threads.
 */
final class AppliedMemory {
  private final Map<String, Map<String, Integer>> hashes = new ConcurrentHashMap<>();

  /** Notes that the cluster has this, and tells whether it should have had it before. */
  boolean repeated(String ownerUid, HasMetadata desired) {
    var hash = Integer.valueOf(desired.hashCode());
    return hash.equals(hashes.computeIfAbsent(ownerUid, _ -> new ConcurrentHashMap<>()).put(key(desired), hash));
  }

  void forget(String ownerUid) {
    hashes.remove(ownerUid);
  }

  private static String key(HasMetadata object) {
    return object.getKind() + "/" + object.getMetadata().getName();
  }
}
