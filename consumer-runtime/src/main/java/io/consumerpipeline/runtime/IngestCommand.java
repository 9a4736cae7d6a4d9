package io.consumerpipeline.runtime;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.config.ConfigFile;
import io.consumerpipeline.runtime.config.ConfigurationException;
import io.consumerpipeline.runtime.logging.LogSetup;
import io.consumerpipeline.runtime.sink.postgresql.Timeouts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Moves records from a topic into a sink, until it is told to stop. */
@Command(name = "ingest", mixinStandardHelpOptions = true, description = IngestCommand.WHAT, footer = IngestCommand.EXIT_CODES)
final class IngestCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(IngestCommand.class);
  static final String WHAT = "Moves records from a topic into a sink exactly once, until SIGTERM.";
  static final String EXIT_CODES = "Exit codes: 0 stopped as asked, 1 an error nothing here can mend, 2 wrong usage, 78 bad configuration.";
  static final int FATAL = 1;

  private final BuildInfo build;
  private final InstantSource clock;
  private final Consumer<Runnable> onTermination;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration, as YAML.")
  private Path config = Path.of("");

  IngestCommand(BuildInfo build, InstantSource clock, Consumer<Runnable> onTermination) {
    this.build = build;
    this.clock = clock;
    this.onTermination = onTermination;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      return run(ConfigFile.read(config));
    } catch (ConfigurationException e) {
      spec.commandLine().getErr().println("bad configuration: " + e.getMessage());
      return ConfigurationException.EXIT_CODE;
    }
  }

  private int run(RuntimeConfig settings) throws InterruptedException {
    LogSetup.apply(settings);
    try {
      var ingest = new Ingest(settings, build, clock, Timeouts.standard());
      onTermination.accept(ingest::stop);
      LOG.atInfo().addKeyValue("topic", settings.source().kafka().topic())
          .addKeyValue("group", settings.source().kafka().consumerGroup())
          .addKeyValue("table", settings.sink().postgresql().table()).addKeyValue("version", build.version()).log("Started");
      ingest.run();
      LOG.info("Stopped");
      return 0;
    } catch (IOException e) {
      LOG.atError().addKeyValue("port", settings.metrics().port()).setCause(e)
          .log("The port metrics.port cannot be opened: choose another, or end who has it");
      return FATAL;
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("Ended by an error");
      return FATAL;
    }
  }
}
