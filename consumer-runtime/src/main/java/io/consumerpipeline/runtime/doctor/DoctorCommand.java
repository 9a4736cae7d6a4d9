package io.consumerpipeline.runtime.doctor;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.config.ConfigFile;
import io.consumerpipeline.runtime.config.ConfigurationException;
import io.consumerpipeline.runtime.event.FieldTree;
import io.consumerpipeline.runtime.finding.Finding;
import io.consumerpipeline.runtime.finding.Verdict;
import io.consumerpipeline.runtime.logging.LogSetup;
import io.consumerpipeline.runtime.sink.SinkInspection;
import io.consumerpipeline.runtime.sink.postgresql.PostgresqlSink;
import io.consumerpipeline.runtime.sink.postgresql.Timeouts;
import io.consumerpipeline.runtime.source.SourceInspection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what keeps a pipeline from storing records, and what mends it. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = DoctorCommand.WHAT, footer = DoctorCommand.EXIT_CODES)
public final class DoctorCommand implements Callable<Integer> {
  static final String WHAT = "Looks at brokers, topic, group, rights, database, tables and clocks of a pipeline and changes nothing. "
      + "A line each: ok, warn, fail or skip, what was looked at, what was found and what mends it. Takes 25 seconds at most.";
  static final String EXIT_CODES = "Exit codes: 0 nothing failed, 1 something did, 2 wrong usage, 78 bad configuration.";
  private static final int FAILED = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(23);
  /** Kafka's client alone loads for seconds where the pod's CPUs are busy, as they are when something is wrong. */
  private static final Duration PATIENCE_WITH_A_QUESTION = Duration.ofSeconds(12);

  private final String clientId;
  private final InstantSource clock;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration of the pipeline, as YAML.")
  private Path config = Path.of("");

  /** The id is how the broker sees this process. */
  public DoctorCommand(String clientId, InstantSource clock) {
    this.clientId = clientId;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      RuntimeConfig settings = ConfigFile.read(config);
      LogSetup.off();
      return say(examine(settings));
    } catch (ConfigurationException e) {
      spec.commandLine().getErr().println("bad configuration: " + e.getMessage());
      return ConfigurationException.EXIT_CODE;
    }
  }

  private List<Finding> examine(RuntimeConfig settings) throws InterruptedException {
    var postgresql = new PostgresqlSink(settings, new FieldTree(new LinkedHashSet<>()), Timeouts.brief());
    try (var source = new SourceInspection(settings, clientId, PATIENCE_WITH_A_QUESTION);
        SinkInspection sink = postgresql.inspect()) {
      return new Doctor(settings, source, sink, clock).examine(PATIENCE);
    }
  }

  private int say(List<Finding> findings) {
    PrintWriter out = spec.commandLine().getOut();
    findings.forEach(finding -> out.println(finding.line()));
    out.flush();
    return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.Fail) ? FAILED : 0;
  }
}
