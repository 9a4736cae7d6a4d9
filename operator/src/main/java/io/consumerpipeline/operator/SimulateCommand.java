package io.consumerpipeline.operator;

import io.consumerpipeline.operator.scaling.Decision;
import io.consumerpipeline.operator.simulation.Comparison;
import io.consumerpipeline.operator.simulation.Simulation;
import io.consumerpipeline.operator.simulation.Trace;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows how a load would be followed, without a cluster. */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = SimulateCommand.DESCRIPTION)
public final class SimulateCommand implements Callable<Integer> {
  static final String DESCRIPTION = """
      Play a load against the decisions of the operator, those of KEDA and those of Numaflow, and print the score.
      For a single trace the operator's decisions are printed before.""";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  @Spec
  private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "TRACE", arity = "0..1", converter = Label.class, description = "steady, burst, daily-wave, sawtooth,"
      + " slow-ramp, hot-partition, sink-knee, broker-outage or lying-lag.")
  private @Nullable Trace trace;

  @Option(names = "--all", description = "All traces, in one table.")
  private boolean all;

  @Override
  public Integer call() {
    var output = command.commandLine().getOut();
    var single = trace;
    if (all == (single != null)) {
      throw new ParameterException(command.commandLine(), "Name one trace, or --all");
    }
    if (single != null) {
      Simulation.explain(single, (at, decision) -> print(output, at, decision));
      output.println();
    }
    output.print(Comparison.table(single == null ? List.of(Trace.values()) : List.of(single)));
    output.flush();
    return 0;
  }

  private static void print(PrintWriter output, Instant at, Decision decision) {
    if (decision.changes()) {
      output.println(TIME.format(at) + "  " + decision.sentence());
    }
  }

  /** {@code slow-ramp}. */
  static final class Label implements ITypeConverter<Trace> {
    @Override
    public Trace convert(String text) {
      return Arrays.stream(Trace.values()).filter(trace -> trace.label().equals(text)).findFirst()
          .orElseThrow(() -> new TypeConversionException("there is no trace '" + text + "': "
              + Arrays.stream(Trace.values()).map(Trace::label).collect(Collectors.joining(", "))));
    }
  }
}
