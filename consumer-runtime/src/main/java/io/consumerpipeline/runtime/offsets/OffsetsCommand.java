package io.consumerpipeline.runtime.offsets;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.config.ConfigFile;
import io.consumerpipeline.runtime.config.ConfigurationException;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.event.FieldTree;
import io.consumerpipeline.runtime.logging.LogSetup;
import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.PositionReset;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.postgresql.PostgresqlSink;
import io.consumerpipeline.runtime.sink.postgresql.Timeouts;
import io.consumerpipeline.runtime.source.KafkaBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sets the positions of a pipeline. */
@Command(name = "offsets", mixinStandardHelpOptions = true, description = OffsetsCommand.WHAT, footer = OffsetsCommand.EXIT_CODES)
public final class OffsetsCommand implements Callable<Integer> {
  static final String WHAT = "Sets where a pipeline reads on, in one transaction of the sink; consumers that still run are fenced.";
  static final String EXIT_CODES = "Exit codes: 0 done, now or before with the same nonce; 1 broker or sink is away: try again; "
      + "2 wrong usage; 65 refused: the message says what to change; 78 bad configuration.";
  private static final int AWAY = 1;
  private static final int REFUSED = 65;

  /** The four kinds of places. */
  enum To {
    Earliest, Latest, Timestamp, Offsets
  }

  private final String owner;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration of the pipeline, as YAML.")
  private Path config = Path.of("");

  @Option(names = "--to", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
  private To to = To.Earliest;

  @Option(names = "--timestamp", paramLabel = "TIME", description = "With --to=Timestamp: in RFC 3339, as 2026-11-21T00:00:00Z.")
  private @Nullable String timestamp;

  @Option(names = "--offset", paramLabel = "PARTITION=OFFSET", description = "With --to=Offsets: the next to read; any number of times.")
  private Map<Integer, Long> offsets = new HashMap<>();

  @Option(names = "--nonce", paramLabel = "WORD", description = "Do it once: a second time with the same word nothing is changed.")
  private String nonce = "";

  @Option(names = "--dry-run", description = "Only print what would be done.")
  private boolean dryRun;

  @Option(names = "--result", paramLabel = "FILE", description = "Write the last line of the output there too.")
  private @Nullable Path result;

  /** The owner is how the broker sees this process. */
  public OffsetsCommand(String owner) {
    this.owner = owner;
  }

  @Override
  public Integer call() {
    Target target = target();
    try {
      RuntimeConfig settings = ConfigFile.read(config);
      LogSetup.quiet(settings);
      return say(0, reset(settings, target));
    } catch (ConfigurationException e) {
      return say(ConfigurationException.EXIT_CODE, "bad configuration: " + e.getMessage());
    } catch (RefusedException e) {
      return say(REFUSED, "refused: " + e.getMessage());
    } catch (BrokerException e) {
      return say(e.misconfigured() ? REFUSED : AWAY, e.reason() + ": " + e.text());
    } catch (SinkException e) {
      return say(e.failure() instanceof Failure.Setup ? REFUSED : AWAY, e.failure().reason() + ": " + e.failure().message());
    }
  }

  private Target target() {
    boolean timed = to == To.Timestamp;
    boolean numbered = to == To.Offsets;
    if (timed == (timestamp == null) || numbered == offsets.isEmpty()) {
      throw new ParameterException(spec.commandLine(),
          "--timestamp belongs to --to=Timestamp and --offset to --to=Offsets, each with the other");
    }
    return switch (to) {
      case Earliest -> new Target.Earliest();
      case Latest -> new Target.Latest();
      case Offsets -> new Target.Offsets(offsets);
      case Timestamp -> new Target.Time(time(timestamp == null ? "" : timestamp));
    };
  }

  private Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new ParameterException(spec.commandLine(), "--timestamp is no point in time: write it as 2026-11-21T00:00:00Z", e);
    }
  }

  private String reset(RuntimeConfig settings, Target target) throws BrokerException, SinkException, RefusedException {
    var sink = new PostgresqlSink(settings, new FieldTree(new LinkedHashSet<>()), Timeouts.standard());
    try (var broker = new KafkaBroker(settings.source().kafka(), owner); PositionReset reset = sink.openReset()) {
      Optional<String> before = nonce.isEmpty() ? Optional.<String>empty() : reset.done(broker.identity(), nonce);
      if (before.isPresent()) {
        return before.get() + " (done before with nonce " + nonce + ")";
      }
      ResetPlan plan = ResetPlan.of(target, broker, reset.positions());
      print(plan.table());
      if (dryRun) {
        return "would do: " + plan.summary();
      }
      if (!reset.set(plan.source(), nonce, plan.wanted(), plan.summary())) {
        return plan.summary() + " (done just now by another one with nonce " + nonce + ")";
      }
      return plan.summary() + commit(broker, plan);
    }
  }

  /** Tools that show lag look there. The sink's position is the truth, and consumers commit it when they start. */
  private static String commit(KafkaBroker broker, ResetPlan plan) {
    try {
      broker.commit(plan.wanted());
      return "";
    } catch (BrokerException e) {
      return "; Kafka did not take the same as the group's commits (" + e.text() + "), consumers commit them when they start";
    }
  }

  private int say(int code, String sentence) {
    print(sentence + System.lineSeparator());
    Path file = result;
    if (file != null) {
      try {
        Files.writeString(file, sentence);
      } catch (IOException e) {
        throw new UncheckedIOException("the result cannot be written to " + file, e);
      }
    }
    return code;
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
