package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.SelfTest;
import io.consumerpipeline.e2e.faults.trial.Lab;
import io.consumerpipeline.e2e.process.Installation;
import io.consumerpipeline.e2e.process.Machine;
import io.consumerpipeline.e2e.process.Progress;
import io.consumerpipeline.e2e.process.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: proves the checker, then does harm to pipelines and judges what they stored. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Runs the consumer runtime as processes of its image on a real broker and a real PostgreSQL, on servers that it starts and ends,",
    "does harm to them, and compares what was stored with what was sent."}, footer = {"",
        "A long run can be interrupted: what passed is kept by the code of the image, and the next --long goes on where it was.",
        "Exit code 0 if nothing was lost, doubled, made up, reordered or altered and every fault fired, otherwise 1."})
public final class RunCommand implements Callable<Integer> {
  /** Times the kinds of errors: more than a thousand. */
  private static final int PLANTED_OF_EACH_KIND = 50;

  @Spec
  private CommandSpec spec;
  @Option(names = "--root", hidden = true, required = true, description = "The root of the project.")
  private Path root;
  @Option(names = "--long", description = "So often that it says something of what happens seldom (two hours), and write e2e/RESULTS.md.")
  private boolean large;
  @Option(names = "--only", paramLabel = "NAME", description = "Scenarios whose names begin so; may be given more than once.")
  private List<String> only = List.of();
  @Option(names = "--list", description = "Say what there is, and do nothing.")
  private boolean list;
  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Decides everything random; ${DEFAULT-VALUE}.")
  private long seed;
  @Option(names = "--parallel", paramLabel = "N", defaultValue = "4", description = "Scenarios at a time; ${DEFAULT-VALUE}.")
  private int parallel;

  @Override
  public Integer call() throws Exception {
    var scenarios = Catalogue.chosen(only, large);
    if (list) {
      scenarios.forEach(scenario -> spec.commandLine().getOut().printf("%-36s %5d  %s%n", scenario.name(),
          scenario.times(large), scenario.what()));
      return 0;
    }
    var progress = new Progress(System.err);
    for (var scenario : Catalogue.leftOut(only, large)) {
      progress.say(scenario.name() + " is left out: it needs " + scenario.need());
    }
    var selfTest = SelfTest.run(seed, PLANTED_OF_EACH_KIND);
    progress.say(selfTest.toLine());
    selfTest.wrong().forEach(progress::say);
    var results = selfTest.passed() ? run(scenarios, selfTest, progress) : List.<Result>of();
    print(results);
    return selfTest.passed() && results.stream().allMatch(Result::passed) ? 0 : 1;
  }

  private List<Result> run(List<Scenario> scenarios, SelfTest selfTest, Progress progress) throws Exception {
    var installation = new Installation(root);
    var scratch = Scratch.make("faults");
    progress.say("starting PostgreSQL and Kafka");
    var lab = Lab.start(installation, scratch.directory(), scratch.processes());
    var image = lab.image().fingerprint();
    var directory = root.resolve("e2e/target/faults");
    var state = new StateFile(directory.resolve(image + (large ? "-long" : "-short") + "-seed-" + seed + ".jsonl"));
    var results = new ArrayList<>(large ? state.read().stream().filter(Result::passed).toList() : List.of());
    var done = results.stream().map(Result::scenario).toList();
    var left = scenarios.stream().filter(scenario -> !done.contains(scenario.name())).toList();
    progress
        .say("%d scenarios, %d of them are done already (%s)".formatted(scenarios.size(), scenarios.size() - left.size(), state));
    var runner = new Runner(lab, seed, large, directory, progress);
    if (!large) {
      results.addAll(runner.run(left, parallel, result -> {}));
      return results;
    }
    var page = new ResultsPage(LocalDate.now(ZoneOffset.UTC), image, machine(lab), selfTest,
        Catalogue.chosen(List.of(), true).size());
    runner.run(left, parallel, result -> {
      // Told by several threads; what was run so far is on the page also if the rest never is.
      synchronized (results) {
        state.add(result);
        results.add(result);
        Files.writeString(root.resolve("e2e/RESULTS.md"), page.toMarkdown(results));
      }
    });
    return results;
  }

  private void print(List<Result> results) {
    var out = spec.commandLine().getOut();
    out.print(Result.tableHead());
    results.forEach(result -> out.println(result.tableLine()));
    out.flush();
  }

  private static Machine machine(Lab lab) throws IOException, SQLException {
    try (var connection = lab.database().connect()) {
      return Machine.describe(connection.getMetaData().getDatabaseProductVersion(), lab.installation().kafkaVersion(),
          String.join(" ", lab.image().options()));
    }
  }
}
