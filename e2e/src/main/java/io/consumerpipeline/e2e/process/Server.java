package io.consumerpipeline.e2e.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** A process whose use of the machine is measured, or that is done harm to. */
public interface Server {
  /** The process; its children count too. */
  ProcessHandle handle();

  /** CPU seconds since it was started, its children's included. */
  default double cpuSeconds() throws IOException {
    return ProcessUsage.cpuSeconds(handle());
  }

  /** Sends a signal, such as STOP, CONT or KILL, to the process and all that it started. */
  default void signal(String signal) throws IOException, InterruptedException {
    for (var process : Stream.concat(Stream.of(handle()), handle().descendants()).toList()) {
      var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).redirectErrorStream(true).start();
      if (kill.waitFor() != 0 && process.isAlive()) {
        throw new IOException("process " + process.pid() + " got no " + signal + ": "
            + new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  /** Ends it as a power cut would, without a word to anybody, and waits until it is gone. */
  default void kill() throws IOException, InterruptedException {
    var all = Stream.concat(Stream.of(handle()), handle().descendants()).toList();
    signal("KILL");
    all.forEach(process -> process.onExit().join());
  }

  /** The most memory that it had resident, in bytes. */
  default long peakResidentBytes() throws IOException {
    return ProcessUsage.peakResidentBytes(handle().pid());
  }
}
