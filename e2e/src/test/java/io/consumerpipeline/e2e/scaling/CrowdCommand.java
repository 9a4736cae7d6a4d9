package io.consumerpipeline.e2e.scaling;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code e2e/scaling/run crowd}: many pipelines on one operator. */
@Command(name = "crowd", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Applies many pipelines without replicas, of a topic and a Kafka cluster, and says what the operator takes for them."}, footer = {
        "", "Exit code 0 if it takes no more memory than it may, 1 if not, 2 if there is no cluster."})
final class CrowdCommand implements Callable<Integer> {
  @Option(names = "--pipelines", paramLabel = "N", defaultValue = "1000", description = "How many; ${DEFAULT-VALUE}.")
  private int pipelines;

  @Mixin
  private ClusterOptions cluster = new ClusterOptions();

  @Override
  public Integer call() throws Exception {
    return cluster.run("crowd", (namespace, progress) -> {
      var result = new CrowdRun(pipelines, namespace, progress).run();
      System.out.print("\n" + result.toMarkdown());
      return result.breaches();
    });
  }
}
