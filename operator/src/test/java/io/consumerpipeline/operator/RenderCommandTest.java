package io.consumerpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RenderCommandTest {
  private static final String EXAMPLE = "../crds/examples/page-views.yaml";

  @Test
  void allObjectsArePrintedWhenTheFileIsGood() {
    var rendered = render("", EXAMPLE, "--runtime-image", "registry.test/runtime:2");

    assertThat(rendered.exitCode()).isZero();
    assertThat(rendered.output().lines().filter(line -> line.startsWith("kind: "))).containsExactly("kind: \"ServiceAccount\"",
        "kind: \"ConfigMap\"", "kind: \"NetworkPolicy\"", "kind: \"Service\"", "kind: \"PodDisruptionBudget\"",
        "kind: \"Deployment\"",
        "kind: \"ConfigMap\"");
    assertThat(rendered.output()).contains("image: \"registry.test/runtime:2\"");
    assertThat(rendered.error()).isEmpty();
  }

  @Test
  void monitoringIsPrintedWhenAskedFor() {
    assertThat(render("", EXAMPLE, "--with-monitoring").output()).contains("kind: \"ServiceMonitor\"",
        "kind: \"PrometheusRule\"");
  }

  @Test
  void everyDocumentIsRenderedFromStandardInput() throws IOException {
    var other = Files.readString(Path.of("../crds/examples/credit-risk-consumer.yaml"));
    var input = Files.readString(Path.of(EXAMPLE)) + "\n---\nkind: Secret\napiVersion: v1\n---\n" + other;

    var rendered = render(input, "-");

    assertThat(rendered.exitCode()).isZero();
    assertThat(rendered.output().lines().filter(line -> line.equals("kind: \"Deployment\""))).hasSize(2);
  }

  @Test
  void nothingIsPrintedButTheProblemsWhenOneDocumentCannotBePlanned() throws IOException {
    var good = Files.readString(Path.of(EXAMPLE));
    var bad = good.replace("name: page-views", "name: other") + "  events: {maxBytes: \"1\", maxByte: 2}\n";

    var rendered = render(good + "\n---\n" + bad, "-");

    assertThat(rendered.exitCode()).isEqualTo(1);
    assertThat(rendered.output()).isEmpty();
    assertThat(rendered.error().lines()).containsExactly(
        "web/other: spec.events.maxByte: there is no such field: correct or remove it, or look at kubectl explain"
            + " consumerpipeline.spec (UnknownField)",
        "web/other: spec.events.maxBytes: '1' is not allowed: write an amount from 1Ki to 64Mi (OutOfRange)");
  }

  @Test
  void fileThatIsNotThereIsOneLine() {
    assertThat(render("", "no-such-file.yaml"))
        .isEqualTo(new Rendered(2, "", "no-such-file.yaml cannot be read: there is no such file\n"));
  }

  @Test
  void bytesThatAreNoTextAreOneLine(@TempDir Path directory) throws IOException {
    var file = Files.write(directory.resolve("binary"), new byte[]{(byte) 0xff, (byte) 0xfe, 0});

    assertThat(render("", file.toString())).isEqualTo(new Rendered(2, "", file + " cannot be read: it is not text in UTF-8\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "\"\" | - cannot be read: it holds no document of kind ConsumerPipeline",
      "kind: Secret | - cannot be read: it holds no document of kind ConsumerPipeline",
      "a: b: c | - cannot be read: mapping values are not allowed here (line 1)",
      "kind: ConsumerPipeline | - cannot be read: a ConsumerPipeline needs apiVersion: consumerpipeline.io/v1alpha1, metadata.name and spec"})
  void inputThatHoldsNoPipelineIsOneLine(String input, String line) {
    assertThat(render(input, "-")).isEqualTo(new Rendered(2, "", line + "\n"));
  }

  @ParameterizedTest
  @CsvSource({"replicas: many, spec.replicas", "replicas: '\"3\"', spec.replicas", "suspend: 1, spec.suspend",
      "events: {maxBytes: 1048576}, spec.events.maxBytes", "sink: [], spec.sink", "logging: {level: Loud}, spec.logging.level"})
  void fieldIsNamedWhenAValueHasTheWrongType(String change, String field) {
    var rendered = render("""
        apiVersion: consumerpipeline.io/v1alpha1
        kind: ConsumerPipeline
        metadata: {name: page-views}
        spec:
          %s
        """.formatted(change), "-");

    assertThat(rendered.exitCode()).isEqualTo(2);
    assertThat(rendered.error()).startsWith("- cannot be read: " + field + ": ").hasLineCount(1);
  }

  private record Rendered(int exitCode, String output, String error) {}

  private static Rendered render(String standardInput, String... arguments) {
    var output = new StringWriter();
    var error = new StringWriter();
    var exitCode = new CommandLine(new RenderCommand(new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8))))
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(error))
        .execute(arguments);
    return new Rendered(exitCode, output.toString(), error.toString());
  }
}
