package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.data.Shape;
import io.consumerpipeline.e2e.process.Installation;
import io.consumerpipeline.e2e.process.Progress;
import io.consumerpipeline.e2e.process.Scratch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code profile CASE}: runs the runtime once under a profiler, and leaves a flame graph. */
@Command(name = "profile", mixinStandardHelpOptions = true, sortOptions = false, description = ProfileCommand.DESCRIPTION)
final class ProfileCommand implements Callable<Integer> {
  static final String DESCRIPTION = "Runs a case of the consumer runtime once under a profiler and leaves a flame graph of its CPU time.";
  private static final String CASES = "One of: ${COMPLETION-CANDIDATES}; not those of COPY.";
  private static final String LEFT = "Where CASE.html, the flame graph, and CASE.folded, its data, are left; by default here.";

  @Option(names = "--root", hidden = true, required = true, description = "The root of the project.")
  private Path root = Path.of("");

  @Parameters(paramLabel = "CASE", converter = CaseName.class, completionCandidates = CaseName.class, description = CASES)
  private BenchmarkCase what = BenchmarkCase.APPEND_TYPED;

  @Option(names = "--records", paramLabel = "N", defaultValue = "1000000", description = "Records; ${DEFAULT-VALUE}.")
  private long records;

  @Option(names = "--output", paramLabel = "DIRECTORY", defaultValue = ".", description = LEFT)
  private Path output = Path.of("");

  @Override
  public Integer call() throws Exception {
    var progress = new Progress(System.err);
    var scratch = Scratch.make("bench");
    var profiler = new Profiler(scratch.directory(), output, what.label());
    progress.say("starting PostgreSQL and Kafka");
    var environment = Environment.start(new Installation(root), scratch.directory(), scratch.processes());
    var needed = BenchmarkCase.needTopic(List.of(what)) ? records : 0;
    progress.say("sending %,d records".formatted(needed));
    var dataset = Dataset.produce(environment.broker(), scratch.directory(), Set.of(what.shape()), needed);
    switch (what.work()) {
      case Work.Copy _ -> throw new IllegalArgumentException(what.label() + " runs no Java of ours: profile another case");
      case Work.Append(var shape, var options) -> drain(environment, dataset, shape, List.of(), with(options, profiler))
          .measure("profile");
      case Work.Upsert(var shape, var options) -> drain(environment, dataset, shape, shape.keyColumns(), with(options, profiler))
          .measure("profile");
      case Work.Poisoned(var shape, var options) -> {
        var poisoned = PoisonedTopic.produce(environment.broker(), shape, records);
        environment.preparePoisoned(shape);
        new DrainRun(environment, poisoned.topic(), poisoned.records(), shape, List.of(), with(options, profiler))
            .measurePrepared("profile");
      }
      case Work.Latency(var shape, var options) -> new LatencyRun(environment, shape, with(options, profiler)).measure("profile");
    }
    progress.say("the flame graph is " + profiler.flameGraph());
    System.out.println("\nCPU time by thread");
    profiler.threads().forEach(System.out::println);
    System.out.println("\nCPU time by running method");
    profiler.hottest().forEach(System.out::println);
    return 0;
  }

  private static DrainRun drain(Environment environment, Dataset dataset, Shape shape, List<String> keyColumns,
      List<String> options) {
    return new DrainRun(environment, dataset.topic(), dataset.records(), shape, keyColumns, options);
  }

  private static List<String> with(List<String> options, Profiler profiler) {
    var all = new ArrayList<>(options);
    all.add(profiler.option());
    return all;
  }
}
