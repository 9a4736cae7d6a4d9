package io.consumerpipeline.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs the operator until the process is told to end. Every option may come from an environment variable instead. */
@Command(name = "operator", description = OperatorCommand.WHAT, mixinStandardHelpOptions = true, versionProvider = OperatorVersion.class)
final class OperatorCommand implements Callable<Integer> {
  static final String WHAT = "Turn ConsumerPipelines into consumer Deployments with everything around them, and say how they fare.";
  private static final int POD_PORT = 9101;

  private final Clock clock;
  private final Instant started;
  private final IntConsumer halt;

  @Spec
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--watch-namespaces", paramLabel = "NAMES", //
      description = "Namespaces to watch, separated by commas; empty for all. WATCH_NAMESPACES. Default: all.")
  private String watchNamespaces = "";

  @Option(names = "--namespace", paramLabel = "NAME", description = "Namespace of the Lease for leader election. POD_NAMESPACE.")
  private @Nullable String namespace;

  @Option(names = "--identity", paramLabel = "NAME", description = "Name of this process in the Lease and in Events. POD_NAME.")
  private @Nullable String identity;

  @Option(names = "--runtime-image", paramLabel = "IMAGE", description = "Image of the consumer pods. RUNTIME_IMAGE.")
  private @Nullable String runtimeImage;

  @Option(names = "--poll-interval", paramLabel = "DURATION", converter = Seconds.class, //
      description = "How often brokers and pods are asked, for example 15s. POLL_INTERVAL. Default: 15s.")
  private Duration pollInterval = Duration.ofSeconds(15);

  @Option(names = "--leader-election", arity = "1", paramLabel = "true|false", //
      description = "Only the holder of the Lease works. LEADER_ELECTION. Default: true.")
  private boolean leaderElection = true;

  @Option(names = "--port", paramLabel = "PORT", description = "Port of /metrics, /livez and /readyz. PORT. Default: 8080.")
  private int port = 8080;

  OperatorCommand(Clock clock, Instant started, IntConsumer halt) {
    this.clock = clock;
    this.started = started;
    this.halt = halt;
  }

  @Override
  public Integer call() throws Exception {
    // Not by picocli's required, which would ask for it before a subcommand too.
    if (runtimeImage == null) {
      throw new ParameterException(command.commandLine(),
          "--runtime-image (or RUNTIME_IMAGE) is needed: the image of the consumer pods");
    }
    if (leaderElection && namespace == null) {
      throw new ParameterException(command.commandLine(), "--namespace (or POD_NAMESPACE) is needed for the Lease of the leader"
          + " election; --leader-election=false does without");
    }
    var settings = new OperatorSettings(namespaces(), leaderElection ? namespace : null, identity == null ? "local" : identity,
        runtimeImage, pollInterval, port, POD_PORT);
    try (var process = OperatorProcess.start(settings, clock, started, halt)) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stopping").unstarted(process::close));
      process.awaitEnd();
    }
    return 0;
  }

  private Set<String> namespaces() {
    return Arrays.stream(watchNamespaces.split(",")).map(String::strip).filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** {@code 15s}, {@code 1m}; not less than a second. */
  static final class Seconds implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        var duration = Duration.parse("PT" + text);
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
          throw new TypeConversionException("'" + text + "' is less than 1s");
        }
        return duration;
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'" + text + "' is no duration such as 15s or 1m");
      }
    }
  }
}
