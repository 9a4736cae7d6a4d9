package io.consumerpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void decisionsOfATraceArePrintedBeforeItsScore() {
    assertThat(simulate("burst")).isZero();
    assertThat(out.toString().lines().findFirst().orElseThrow()).matches("00:1\\d:\\d\\d  1 → \\d+: .*/s arriving.*");
    assertThat(out.toString()).contains("| **burst**: ", "| KEDA, lagThreshold 10 |", "| Numaflow |").doesNotContain("steady");
  }

  @Test
  void allTracesAreOneTable() {
    assertThat(simulate("--all")).isZero();
    assertThat(out.toString().lines()).allMatch(line -> line.startsWith("|")).hasSize(2 + 9 * 5);
  }

  @Test
  void tracesAreNamedWhenOneIsNotThere() {
    assertThat(simulate("flood")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no trace 'flood': steady, burst, daily-wave");
    assertThat(simulate()).isEqualTo(2);
  }

  private int simulate(String... arguments) {
    return new CommandLine(new SimulateCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }
}
