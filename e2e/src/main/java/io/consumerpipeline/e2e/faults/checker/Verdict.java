package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.e2e.faults.ledger.Ledger;
import io.consumerpipeline.e2e.faults.ledger.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the comparison of a ledger with a sink brought.
 *
 * @param inDoubtStored events of unknown outcome that turned out to be stored
 * @param counts of every anomaly, zeros included
 * @param findings the first few of each anomaly
 */
public record Verdict(Ledger ledger, long rows, long deadLetters, long inDoubtStored, Map<Anomaly, Long> counts,
    List<Finding> findings) {

  public Verdict {
    counts = new EnumMap<>(counts);
    findings = List.copyOf(findings);
  }

  /** Whether ledger and sink agree in everything. */
  public boolean passed() {
    return counts.values().stream().allMatch(count -> count == 0);
  }

  /** The two head lines of a Markdown table of verdicts. */
  public static String tableHead() {
    var names = Stream.concat(
        Stream.of("run", "seed", "N sent", "acknowledged", "rows", "dead letters", "in doubt (stored)", "aborted"),
        Arrays.stream(Anomaly.values()).map(Anomaly::label)).toList();
    return names.stream().collect(Collectors.joining(" | ", "| ", " | verdict |\n")) + "|---".repeat(names.size() + 1) + "|";
  }

  /** The verdict as a line of that table. */
  public String tableLine() {
    var plan = ledger.plan();
    return Stream.concat(
        Stream.of(plan.run(), plan.seed(), plan.events(), ledger.count(Outcome.ACKNOWLEDGED), rows, deadLetters,
            ledger.count(Outcome.UNKNOWN) + " (" + inDoubtStored + ")", ledger.count(Outcome.ABORTED)),
        counts.values().stream())
        .map(String::valueOf)
        .collect(Collectors.joining(" | ", "| ", " | " + (passed() ? "PASS" : "FAIL") + " |"));
  }
}
