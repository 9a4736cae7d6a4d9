package io.consumerpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OperatorCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "--leader-election=true --runtime-image=i | --namespace (or POD_NAMESPACE) is needed for the Lease",
      "--leader-election=maybe --runtime-image=i | 'maybe' is not a boolean",
      "--namespace=n | --runtime-image (or RUNTIME_IMAGE) is needed",
      "--namespace=n --runtime-image=i --poll-interval=soon | 'soon' is no duration such as 15s or 1m",
      "--namespace=n --runtime-image=i --poll-interval=100ms | '100ms' is no duration such as 15s or 1m",
      "--namespace=n --runtime-image=i --poll-interval=0.1s | '0.1s' is less than 1s",
      "--namespace=n --runtime-image=i --port=http | 'http' is not an int"})
  void mistakeIsOneClearSentence(String arguments, String sentence) {
    assertThat(execute(Map.of(), arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
  }

  @Test
  void optionsComeFromTheEnvironmentToo() {
    // Given: all that a pod has, and one thing wrong
    var environment = Map.of("RUNTIME_IMAGE", "i", "POD_NAMESPACE", "n", "POD_NAME", "p", "POLL_INTERVAL", "soon");

    // When
    var code = execute(environment);

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("'soon' is no duration such as 15s or 1m").doesNotContain("Missing required");
  }

  @Test
  void helpNamesEveryOptionAndItsVariable() {
    assertThat(execute(Map.of(), "--help")).isZero();
    assertThat(out.toString()).contains("--watch-namespaces", "WATCH_NAMESPACES", "POD_NAMESPACE", "POD_NAME", "RUNTIME_IMAGE",
        "POLL_INTERVAL", "LEADER_ELECTION", "--port");
  }

  @Test
  void versionIsThatOfTheBuild() {
    assertThat(execute(Map.of(), "--version")).isZero();
    assertThat(out.toString().strip()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  /** What the subcommand prints goes to the process's own output; that it runs is what is asked here. */
  @Test
  void renderNeedsNothingOfTheOperatorsOwnOptions() {
    assertThat(execute(Map.of(), "render", "../crds/examples/page-views.yaml")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  private int execute(Map<String, String> environment, String... arguments) {
    var command = new OperatorCommand(Clock.systemUTC(), Instant.EPOCH, code -> {
      throw new AssertionError("halt " + code);
    });
    return new CommandLine(command).addSubcommand("render", new RenderCommand(InputStream.nullInputStream()))
        .setDefaultValueProvider(new EnvironmentDefaults(environment)).setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err)).execute(arguments);
  }
}
