package io.consumerpipeline.e2e.scaling;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code e2e/scaling/run}: a burst on a real cluster, a picture and a table. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, subcommands = {WaveCommand.class,
    CrowdCommand.class}, description = {
        "Sends a burst to a pipeline on a real cluster whose replicas may each store so many records per second, and looks on until all",
        "is stored and one replica is left. Brings the cluster up if there is none, and leaves it up."}, footer = {"",
            "Exit code 0 if one step up was enough and in time, nothing went back and forth and nothing was lost or stored twice,",
            "1 if not, 2 if there is no cluster."})
public final class Main implements Callable<Integer> {
  @Option(names = "--events", paramLabel = "N", defaultValue = "1500000", description = "Records of the burst; ${DEFAULT-VALUE}.")
  private int events;

  @Option(names = "--per-replica", paramLabel = "N", defaultValue = "5000", description = "maxRecordsPerSecond; ${DEFAULT-VALUE}.")
  private int perReplica;

  @Option(names = "--max-replicas", paramLabel = "N", defaultValue = "12", description = "maxReplicas; ${DEFAULT-VALUE}.")
  private int maxReplicas;

  @Option(names = "--catch-up", paramLabel = "SECONDS", defaultValue = "60", description = "catchUpSeconds; ${DEFAULT-VALUE}.")
  private int catchUpSeconds;

  @Option(names = "--down", paramLabel = "SECONDS", defaultValue = "60", description = "scaleDown's stabilization; ${DEFAULT-VALUE}.")
  private int downSeconds;

  @Option(names = "--svg", paramLabel = "FILE", defaultValue = "burst.svg", description = "Where the picture goes; ${DEFAULT-VALUE}.")
  private Path svg = Path.of("");

  @Mixin
  private ClusterOptions cluster = new ClusterOptions();

  @Override
  public Integer call() throws Exception {
    return cluster.run("burst", (namespace, progress) -> {
      var plan = new BurstPlan(events, new HeldReplicas(perReplica, maxReplicas, catchUpSeconds, downSeconds));
      var result = new BurstRun(plan, namespace, progress).run();
      Files.writeString(svg, result.chart().toSvg());
      System.out.print("\n" + result.toMarkdown() + "\n" + result.decision() + "\n");
      return result.breaches();
    });
  }

  /** The arguments are those of the script. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
