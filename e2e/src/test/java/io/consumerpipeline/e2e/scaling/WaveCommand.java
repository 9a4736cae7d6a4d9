package io.consumerpipeline.e2e.scaling;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code e2e/scaling/run wave}: an hour of a load that is high and low in turn. */
@Command(name = "wave", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Sends to a pipeline at a high and a low rate in turn, each for as long, and looks on: whether the replicas follow without going",
    "back and forth, and whether what comes is stored meanwhile."}, footer = {"",
        "Exit code 0 if 90 % of what came was stored meanwhile, no two changes of direction were within the stabilization window and",
        "nothing was lost or stored twice, 1 if not, 2 if there is no cluster."})
final class WaveCommand implements Callable<Integer> {
  private static final int CATCH_UP_SECONDS = 60;

  @Option(names = "--low", paramLabel = "N", defaultValue = "500", description = "Records per second; ${DEFAULT-VALUE}.")
  private int low;

  @Option(names = "--high", paramLabel = "N", defaultValue = "2000", description = "Records per second; ${DEFAULT-VALUE}.")
  private int high;

  @Option(names = "--half", paramLabel = "SECONDS", defaultValue = "300", description = "How long each lasts; ${DEFAULT-VALUE}.")
  private int halfSeconds;

  @Option(names = "--halves", paramLabel = "N", defaultValue = "12", description = "How many there are; ${DEFAULT-VALUE}.")
  private int halves;

  @Option(names = "--per-replica", paramLabel = "N", defaultValue = "250", description = "maxRecordsPerSecond; ${DEFAULT-VALUE}.")
  private int perReplica;

  @Option(names = "--down", paramLabel = "SECONDS", defaultValue = "120", description = "scaleDown's stabilization; ${DEFAULT-VALUE}.")
  private int downSeconds;

  @Option(names = "--svg", paramLabel = "FILE", defaultValue = "wave.svg", description = "Where the picture goes; ${DEFAULT-VALUE}.")
  private Path svg = Path.of("");

  @Mixin
  private ClusterOptions cluster = new ClusterOptions();

  @Override
  public Integer call() throws Exception {
    return cluster.run("wave", (namespace, progress) -> {
      var plan = new WavePlan(low, high, Duration.ofSeconds(halfSeconds), halves,
          new HeldReplicas(perReplica, HeldReplicas.PARTITIONS, CATCH_UP_SECONDS, downSeconds));
      var result = new WaveRun(plan, namespace, progress).run();
      Files.writeString(svg, result.chart().toSvg());
      System.out.print("\n" + result.toMarkdown());
      return result.breaches();
    });
  }
}
