package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.SelfTest;
import io.consumerpipeline.e2e.process.Machine;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The results of a long run for people, as Markdown.
 *
 * @param scenarios how many the long form has
 */
record ResultsPage(LocalDate date, String runtime, Machine machine, SelfTest selfTest, int scenarios) {

  /** With those that are done so far. */
  String toMarkdown(List<Result> results) {
    var page = new StringBuilder(
        """
            # What the consumer runtime stood

            Written by `e2e/faults/run --long` on %s, which runs the scenarios anew: real processes of the runtime's image, a real broker, a
            real PostgreSQL, a ledger of every event that was sent, and a checker that compares it with what was stored. A scenario whose
            faults did not fire as often as N says fails. `e2e/faults/run --list` says what each does.

            Code of the runtime: %s. %s

            %s

            """
            .formatted(date, runtime, machine.toLine(), selfTest.toLine()));
    page.append(Result.tableHead());
    results.stream().sorted(Comparator.comparing(Result::scenario)).map(Result::tableLine)
        .forEach(line -> page.append(line).append('\n'));
    page.append(
        "\n%d of %d scenarios, %d of them passed; %,d events, %,d faults fired, %,d anomalies.\n".formatted(results.size(),
            scenarios, results.stream().filter(Result::passed).count(), results.stream().mapToLong(Result::events).sum(),
            results.stream().flatMap(result -> result.fired().values().stream()).mapToLong(Long::longValue).sum(),
            results.stream().flatMap(result -> result.anomalies().values().stream()).mapToLong(Long::longValue).sum()));
    return page.toString();
  }
}
