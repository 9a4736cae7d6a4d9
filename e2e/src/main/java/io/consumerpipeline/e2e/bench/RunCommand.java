package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.report.Measurement;
import io.consumerpipeline.e2e.bench.report.Report;
import io.consumerpipeline.e2e.bench.report.Summary;
import io.consumerpipeline.e2e.process.ConsumerRuntime;
import io.consumerpipeline.e2e.process.Database;
import io.consumerpipeline.e2e.process.Installation;
import io.consumerpipeline.e2e.process.Progress;
import io.consumerpipeline.e2e.process.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run}: measures all cases in turn, round by round, and prints a table. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, description = RunCommand.DESCRIPTION, footer = RunCommand.EXIT)
final class RunCommand implements Callable<Integer> {
  static final String DESCRIPTION = "Measures the consumer runtime against PostgreSQL's own COPY, on servers that it starts and ends.";
  static final String EXIT = "%nExit code 0 if every table held what was sent, 1 if one did not or a case failed,"
      + " 2 if nothing could be measured.";
  private static final String ONLY = "This case and the COPY it is compared with; may be given more than once. "
      + "One of: ${COMPLETION-CANDIDATES}.";
  private static final List<String> NOTES = List.of(
      "Throughput and CPU: for the last three quarters of the records, by commits seen from outside. Start is the time to the first "
          + "commit, warm-up the runtime's CPU time from its start through the first quarter.",
      "CPU seconds per million records in that time, all threads and child processes. COPY encodes nothing: its rows are ready.",
      "Records are 350-500 bytes of JSON in 12 partitions, not compressed. A row of COPY is the same bytes, 10,000 per transaction.",
      "Upsert: a primary key on the event's id (uuid, or the text of the Kafka key), 20 % of the records change a row of any age; the "
          + "rows of COPY are the same, all of them, into a table without an index.",
      "PostgreSQL: durable as by default (fsync, synchronous_commit, full_page_writes on), "
          + Database.SETTINGS.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(setting -> setting.getKey() + "=" + setting.getValue())
              .collect(Collectors.joining(", "))
          + "; CHECKPOINT before each case.",
      "The runtime is its image unpacked, with " + String.join(" ", ConsumerRuntime.DEFAULT_MEMORY)
          + " for the default memory limit of a pod; small heap: -Xmx64m.",
      "Poison: one record in a hundred can never be stored; half of them the runtime refuses, half a CHECK constraint of the table.",
      "Latency: 1,000 records/s for 20 s after a warm-up of 10 s; from the record's timestamp until another connection sees it "
          + "committed, looked at every half millisecond.",
      "Checksum: count and sum of hashes of all columns of all rows, computed by the server, equal to those of what was sent.");

  @Option(names = "--root", hidden = true, required = true, description = "The root of the project.")
  private Path root = Path.of("");

  @Option(names = "--records", paramLabel = "N", defaultValue = "2000000", description = "Records per case; ${DEFAULT-VALUE}.")
  private long records;

  @Option(names = "--runs", paramLabel = "K", defaultValue = "3", description = "Rounds through all cases; ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--only", paramLabel = "NAME", converter = CaseName.class, completionCandidates = CaseName.class, description = ONLY)
  private List<BenchmarkCase> only = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "Writes every measurement there.")
  private @Nullable Path json;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes the table there too.")
  private @Nullable Path markdown;

  @Override
  public Integer call() throws Exception {
    var progress = new Progress(System.err);
    var cases = BenchmarkCase.chosen(only);
    var installation = new Installation(root);
    var scratch = Scratch.make("bench");
    progress.say("starting PostgreSQL and Kafka");
    var environment = Environment.start(installation, scratch.directory(), scratch.processes());
    var needed = BenchmarkCase.needTopic(cases) ? records : 0;
    progress.say("sending %,d records, and encoding them for COPY".formatted(needed));
    var shapes = cases.stream().map(BenchmarkCase::shape).collect(Collectors.toSet());
    var dataset = Dataset.produce(environment.broker(), scratch.directory(), shapes, needed);
    var poisoned = poisonedTopic(environment, cases);
    progress.say("warming PostgreSQL up");
    new CopyRun(environment, dataset.shapes().getFirst(), 2).measure();
    var measurements = new ArrayList<Measurement>();
    for (var number = 1; number <= rounds; number++) {
      var round = new Round(number, environment, dataset, poisoned, progress);
      for (var what : cases) {
        measurements.add(measure(round, what));
      }
    }
    var report = new Report(environment.machine(installation), records, rounds, NOTES,
        Summary.of(measurements, BenchmarkCase.yardsticks()), measurements);
    System.out.print("\n" + report.toMarkdown());
    write(markdown, report.toMarkdown());
    write(json, report.toJson());
    return report.allChecksumsOk() ? 0 : 1;
  }

  /** What fails is in the table as failed, so that the other cases are not lost. */
  private static Measurement measure(Round round, BenchmarkCase what) throws InterruptedException {
    try {
      return round.measure(what);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      round.progress().say("round %d  %s: FAILED: %s".formatted(round.number(), what.label(), e.getMessage()));
      return new Measurement(what.label(), round.number(), false, Map.of());
    }
  }

  private Optional<PoisonedTopic> poisonedTopic(Environment environment, List<BenchmarkCase> cases) throws Exception {
    var shape = BenchmarkCase.poisonedShape(cases);
    return shape.isEmpty() ? Optional.empty() : Optional.of(PoisonedTopic.produce(environment.broker(), shape.get(), records));
  }

  private static void write(@Nullable Path file, String text) throws IOException {
    if (file != null) {
      Files.writeString(file, text);
    }
  }
}
