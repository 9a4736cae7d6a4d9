package io.consumerpipeline.runtime;

import io.consumerpipeline.runtime.doctor.DoctorCommand;
import io.consumerpipeline.runtime.offsets.OffsetsCommand;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one program of the image; what it does is a subcommand. */
@Command(name = "consumer-runtime", mixinStandardHelpOptions = true, versionProvider = Version.class, description = Main.WHAT)
public final class Main {
  static final String WHAT = "The consumer of a ConsumerPipeline.";
  private static final long EXIT_PATIENCE_SECONDS = 28;

  private Main() {}

  /** Ends the process with the exit code of the command. */
  public static void main(String[] arguments) {
    var finished = new CountDownLatch(1);
    var exitCode = new AtomicInteger();
    BuildInfo build = build(System.getenv("HOSTNAME"));
    var ingest = new IngestCommand(build, InstantSource.system(),
        stop -> Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndExit(stop, finished, exitCode), "termination")));
    var offsets = new OffsetsCommand(build.host());
    var doctor = new DoctorCommand(build.host() + "-doctor", InstantSource.system());
    exitCode
        .set(new CommandLine(new Main()).addSubcommand(ingest).addSubcommand(offsets).addSubcommand(doctor).execute(arguments));
    finished.countDown();
    System.exit(exitCode.get());
  }

  /** A signal would make the exit code 143 even when everything was ended in order. */
  private static void stopAndExit(Runnable stop, CountDownLatch finished, AtomicInteger exitCode) {
    stop.run();
    try {
      boolean inTime = finished.await(EXIT_PATIENCE_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(inTime ? exitCode.get() : IngestCommand.FATAL);
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(IngestCommand.FATAL);
    }
  }

  private static BuildInfo build(@Nullable String hostName) {
    String host = hostName == null || hostName.isBlank() ? "local-" + ProcessHandle.current().pid() : hostName;
    return new BuildInfo(Version.version(), Version.revision(), Runtime.version().toString(), host);
  }
}
