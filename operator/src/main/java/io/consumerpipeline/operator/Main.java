package io.consumerpipeline.operator;

import java.time.Clock;
import picocli.CommandLine;

/** Reads the environment, starts the command, ends the process. */
public final class Main {
  private Main() {}

  /** Runs the operator, or a subcommand. */
  public static void main(String[] arguments) {
    var started = ProcessHandle.current().info().startInstant().orElseGet(Clock.systemUTC()::instant);
    var operator = new OperatorCommand(Clock.systemUTC(), started, code -> Runtime.getRuntime().halt(code));
    var command = new CommandLine(operator).addSubcommand("render", new RenderCommand(System.in))
        .addSubcommand("simulate", new SimulateCommand());
    command.setDefaultValueProvider(new EnvironmentDefaults(System.getenv()));
    command.setExecutionExceptionHandler((error, line, _) -> {
      line.getErr().println(CannotStart.message(error));
      return 1;
    });
    System.exit(command.execute(arguments));
  }
}
