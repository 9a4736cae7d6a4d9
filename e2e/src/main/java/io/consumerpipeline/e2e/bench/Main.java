package io.consumerpipeline.e2e.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code run} and {@code profile}; the scripts of {@code e2e/bench} build what is missing and come here. */
@Command(name = "bench", mixinStandardHelpOptions = true, subcommands = {RunCommand.class, ProfileCommand.class})
public final class Main {
  private static final int FAILED = 2;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main())
        .setExecutionExceptionHandler((failure, line, parsed) -> {
          failure.printStackTrace(line.getErr());
          return FAILED;
        })
        .execute(arguments));
  }
}
