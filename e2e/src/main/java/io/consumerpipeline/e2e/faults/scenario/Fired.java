package io.consumerpipeline.e2e.faults.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each fault took effect, and how often it had to: a run whose faults never fired proves nothing. For one thread. */
final class Fired {
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final SortedMap<String, Long> least = new TreeMap<>();

  /** From now on this fault is one that has to fire so many times. */
  void expect(String fault, long atLeast) {
    counts.putIfAbsent(fault, 0L);
    least.put(fault, Math.max(1, atLeast));
  }

  void count(String fault) {
    count(fault, 1);
  }

  void count(String fault, long times) {
    counts.merge(fault, times, Long::sum);
  }

  long of(String fault) {
    return counts.getOrDefault(fault, 0L);
  }

  SortedMap<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** What did not fire as often as it had to. */
  List<String> missing() {
    var missing = new ArrayList<String>();
    for (Map.Entry<String, Long> entry : least.entrySet()) {
      if (of(entry.getKey()) < entry.getValue()) {
        missing.add("\"" + entry.getKey() + "\" fired " + of(entry.getKey()) + " times, not " + entry.getValue());
      }
    }
    return least.isEmpty() ? List.of("nothing was expected to fire") : missing;
  }
}
