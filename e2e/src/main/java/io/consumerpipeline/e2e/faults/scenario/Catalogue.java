package io.consumerpipeline.e2e.faults.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All scenarios, those that take longest first, so that the last ones to run in parallel are short. */
public final class Catalogue {
  private Catalogue() {}

  /** In the order in which they are begun. */
  public static List<Scenario> all() {
    return Stream.of(NetworkFaults.all(), Crashes.all(), Kills.all(), Zombies.all(), Doubts.all(), DatabaseFaults.all(),
        LockFaults.all(), DiskFaults.all(), BrokerFaults.all(), TopicFaults.all(), MemoryFaults.all()).flatMap(some -> some)
        .toList();
  }

  /** Those of a form whose names begin with one of these words, and which this machine can run; all of it without any word. */
  public static List<Scenario> chosen(List<String> beginnings, boolean large) throws IOException {
    var chosen = named(beginnings, large);
    chosen.removeAll(leftOut(beginnings, large));
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("no scenario of this form that can be run here has a name that begins with "
          + String.join(" or ", beginnings) + "; --list tells them");
    }
    return chosen;
  }

  /** Those that would be among the chosen ones if the machine had what they need. */
  public static List<Scenario> leftOut(List<String> beginnings, boolean large) throws IOException {
    var left = new ArrayList<Scenario>();
    for (var scenario : named(beginnings, large)) {
      if (!scenario.need().isMet()) {
        left.add(scenario);
      }
    }
    return left;
  }

  private static List<Scenario> named(List<String> beginnings, boolean large) {
    return new ArrayList<>(all().stream()
        .filter(scenario -> scenario.times(large) > 0)
        .filter(scenario -> beginnings.isEmpty() || beginnings.stream().anyMatch(scenario.name()::startsWith))
        .toList());
  }
}
