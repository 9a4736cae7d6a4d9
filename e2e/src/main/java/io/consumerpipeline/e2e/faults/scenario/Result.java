package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Anomaly;
import io.consumerpipeline.e2e.faults.checker.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a scenario brought.
 *
 * @param times how often the fault was to fire
 * @param fired how often each did
 * @param events that were sent
 * @param anomalies those that there were
 * @param problems why it failed, apart from anomalies
 */
public record Result(String scenario, long seed, int times, SortedMap<String, Long> fired, long events, long rows,
    long deadLetters, Map<Anomaly, Long> anomalies, double seconds, List<String> problems) {
  private static final List<Anomaly> NAMED = List.of(Anomaly.LOST, Anomaly.DUPLICATE, Anomaly.PHANTOM, Anomaly.REORDERED,
      Anomaly.CORRUPTED);

  public Result {
    fired = new TreeMap<>(fired);
    anomalies = Map.copyOf(anomalies);
    problems = List.copyOf(problems);
  }

  static Result of(Stage stage, Verdict verdict, double seconds) {
    var found = verdict.counts().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var problems = new java.util.ArrayList<>(stage.fired().missing());
    verdict.findings().forEach(finding -> problems.add(finding.toString()));
    return new Result(stage.name(), stage.seed(), stage.times(), stage.fired().counts(), verdict.ledger().plan().events(),
        verdict.rows(), verdict.deadLetters(), found, seconds, problems);
  }

  static Result failed(Stage stage, Exception failure, double seconds) {
    return new Result(stage.name(), stage.seed(), stage.times(), stage.fired().counts(), 0, 0, 0, Map.of(), seconds,
        List.of(String.valueOf(failure.getMessage() == null ? failure : failure.getMessage())));
  }

  /** Whether all faults fired, and nothing is wrong with what was stored. */
  public boolean passed() {
    return problems.isEmpty() && anomalies.isEmpty();
  }

  static String tableHead() {
    return "| scenario | N | seed | faults fired | events | rows | dead letters | lost | duplicate | phantom | reordered | corrupted "
        + "| position | dead letter wrong | seconds | verdict |\n" + "|---".repeat(16) + "|\n";
  }

  String tableLine() {
    var firings = fired.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
    var named = NAMED.stream().map(this::count).map(String::valueOf).collect(Collectors.joining(" | "));
    return "| %s | %d | %d | %s | %d | %d | %d | %s | %d | %d | %.0f | %s |".formatted(scenario, times, seed, firings, events,
        rows,
        deadLetters, named, others("POSITION", "ROW"), others("DEAD_LETTER"), seconds, passed() ? "PASS" : "FAIL");
  }

  private long count(Anomaly anomaly) {
    return anomalies.getOrDefault(anomaly, 0L);
  }

  private long others(String... beginnings) {
    return anomalies.entrySet().stream()
        .filter(entry -> Arrays.stream(beginnings).anyMatch(entry.getKey().name()::startsWith))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
