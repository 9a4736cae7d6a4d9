package io.consumerpipeline.e2e.faults;

import io.consumerpipeline.e2e.faults.checker.CheckCommand;
import io.consumerpipeline.e2e.faults.ledger.ProduceCommand;
import io.consumerpipeline.e2e.faults.proxy.ProxyCommand;
import io.consumerpipeline.e2e.faults.scenario.RunCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The tools of the fault harness on the command line. */
@Command(name = "faults", mixinStandardHelpOptions = true, description = "Proves what a pipeline does under faults.", subcommands = {
    RunCommand.class, ProduceCommand.class, CheckCommand.class, ProxyCommand.class})
public final class Main {
  private Main() {}

  /** Exit code 0 if all is well, 1 if a check failed or a command could not do its work, 2 if its options are wrong. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(Main.class).execute(arguments));
  }
}
