package io.consumerpipeline.e2e.faults.checker;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts every contradiction and keeps the first few of each kind. For one thread. */
final class Findings {
  private static final int KEPT_PER_KIND = 5;
  private final Map<Anomaly, Long> counts = new EnumMap<>(Anomaly.class);
  private final List<Finding> kept = new ArrayList<>();

  Findings() {
    for (Anomaly anomaly : Anomaly.values()) {
      counts.put(anomaly, 0L);
    }
  }

  void add(Anomaly anomaly, int partition, long offset, Supplier<String> message) {
    if (counts.merge(anomaly, 1L, Long::sum) <= KEPT_PER_KIND) {
      kept.add(new Finding(anomaly, partition, offset, message.get()));
    }
  }

  Map<Anomaly, Long> counts() {
    return counts;
  }

  List<Finding> kept() {
    return kept;
  }
}
