package io.consumerpipeline.e2e.faults.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A proxy that is told its faults on standard input, a line each time, and ends with it. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
@Command(name = "proxy", description = {"Forward connections and break them. Each line of standard input replaces the faults:",
    "any of these, joined by +, or an empty line for none. At the end the proxy prints how often each fired.",
    "  delay MS JITTER_MS", "  bandwidth BYTES_PER_SECOND", "  cut TO_SERVER|TO_CLIENT BYTES", "  half-open",
    "  one-way-drop TO_SERVER|TO_CLIENT", "  swallow-commit-answer ONE_IN", "  lose-commit ONE_IN"})
public final class ProxyCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Option(names = "--listen", defaultValue = "0", description = "port on the loopback interface, 0 for a free one (${DEFAULT-VALUE})")
  private int listen;
  @Option(names = "--host", defaultValue = "127.0.0.1", description = "of the server (${DEFAULT-VALUE})")
  private String host;
  @Option(names = "--port", required = true, description = "of the server")
  private int port;
  @Option(names = "--protocol", defaultValue = "ANY", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private Protocol protocol;
  @Option(names = "--seed", defaultValue = "1", description = "of the jitter (${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    try (var proxy = new FaultProxy(listen, InetSocketAddress.createUnresolved(host, port), protocol, seed);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      out.println("listening on port " + proxy.port());
      out.flush();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        try {
          proxy.set(line.isBlank() ? new Fault[0] : Arrays.stream(line.split("\\+")).map(Fault::parse).toArray(Fault[]::new));
        } catch (IllegalArgumentException e) {
          spec.commandLine().getErr().println(e.getMessage());
        }
      }
      proxy.fired().forEach((kind, count) -> out.println(kind + " " + count));
    }
    return 0;
  }
}
