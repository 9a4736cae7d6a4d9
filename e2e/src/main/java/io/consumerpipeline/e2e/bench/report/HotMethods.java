package io.consumerpipeline.e2e.bench.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the time of a profile goes: the methods that were running, not those that waited for what they had called. */
public final class HotMethods {
  private static final double PERCENT = 100;

  private HotMethods() {}

  /**
   * The hottest first, each with its share.
   *
   * @param folded lines of a profile: frames from the thread to the running method with semicolons between them, a space, and
   *     how often it was seen
   */
  public static List<String> of(List<String> folded, int most) {
    var self = new HashMap<String, Long>();
    for (var line : folded) {
      var count = line.lastIndexOf(' ');
      var leaf = line.substring(line.lastIndexOf(';', count) + 1, count);
      self.merge(leaf, Long.valueOf(line.substring(count + 1)), Long::sum);
    }
    var all = self.values().stream().mapToLong(Long::longValue).sum();
    return self.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(entry -> String.format(Locale.ROOT, "%5.1f %%  %s", PERCENT * entry.getValue() / all, entry.getKey()))
        .toList();
  }

  /** The share of each thread, whose name is the first frame; numbers at its end are left out, so that a pool is one. */
  public static List<String> threads(List<String> folded) {
    var byThread = folded.stream().collect(Collectors.groupingBy(
        line -> line.substring(0, line.indexOf(';')).replaceAll("^\\[| tid=\\d+]$", "").replaceAll("[ _#-]*\\d+$", ""),
        Collectors.summingLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))));
    return of(byThread.entrySet().stream().map(entry -> entry.getKey() + ' ' + entry.getValue()).toList(), byThread.size());
  }
}
