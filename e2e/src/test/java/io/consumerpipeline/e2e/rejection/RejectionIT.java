package io.consumerpipeline.e2e.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.consumerpipeline.e2e.cluster.Cluster;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RejectionIT {
  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("rejection");

  private static final Path CRDS = Cluster.ROOT.resolve("crds");

  private static final Path FIXTURES = CRDS.resolve("fixtures");
  /** Of a file among many: its name, and what became of it. */
  private static final Pattern REFUSAL = Pattern.compile("(?s)Error from server.*?: error when [a-z]+ \"([^\"]+)\": (.*)");

  /** What kubectl says of each file, as it is applied with all the others. */
  private static final Map<String, String> REFUSALS = new HashMap<>();

  @BeforeAll
  static void applyAllThatIsBad() {
    var command = Cluster.tryKubectl("", "-n", NAMESPACE.name(), "apply", "-f", FIXTURES.resolve("invalid-*").toString());
    assertThat(command.output()).isEmpty();
    for (var message : command.errors().split("(?m)^(?=Error from server)")) {
      var refusal = REFUSAL.matcher(message);
      assertThat(refusal.matches()).as(message).isTrue();
      REFUSALS.put(Path.of(refusal.group(1)).getFileName().toString(), refusal.group(2));
    }
  }

  static Stream<String> invalid() throws IOException {
    return fixtures("invalid-").stream();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void messageSaysWhatToWriteWhenResourceIsBad(String fixture) throws IOException {
    var expected = Files.readAllLines(FIXTURES.resolve(fixture)).getFirst().substring("# refused: ".length());

    assertThat(REFUSALS.get(fixture)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"--server-side=false, created (server dry run)", "--server-side, serverside-applied (server dry run)"})
  void goodResourcesAreAcceptedByBothKindsOfApply(String kind, String accepted) throws IOException {
    var output = NAMESPACE.run("apply", kind, "--dry-run=server", "-f", FIXTURES.resolve("valid-*").toString());

    assertThat(output.lines()).hasSameSizeAs(fixtures("valid-")).allMatch(line -> line.endsWith(accepted));
  }

  @Test
  void topicAndGroupStayAsTheyAre() {
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "fixed", "one", "suspend: true"));

    assertThat(NAMESPACE.refusal(Manifest.pageViews(NAMESPACE, "fixed", "two", "suspend: true")))
        .contains("topic is immutable: another topic is another pipeline, so create a ConsumerPipeline of another name");
    assertThat(
        NAMESPACE.refusal(
            Manifest.pageViews(NAMESPACE, "fixed", "one").replace("topic: one", "consumerGroup: another\n      topic: one")))
        .contains("consumerGroup is immutable: positions are kept by its name");
  }

  @Test
  void definitionIsAcceptedByBothKindsOfApply() {
    var file = CRDS.resolve("consumerpipelines.consumerpipeline.io-v1.yml").toString();

    Cluster.kubectl("apply", "--dry-run=server", "-f", file);
    Cluster.kubectl("apply", "--server-side", "--force-conflicts", "--dry-run=server", "-f", file);
  }

  /** What {@code kubectl explain} says is what the API server publishes. */
  @Test
  void explainAnswersForEveryField() throws IOException {
    var published = new ObjectMapper().readTree(Cluster.kubectl("get", "--raw", "/openapi/v3/apis/consumerpipeline.io/v1alpha1"));
    var descriptions = new HashMap<String, String>();
    describe("", published.at("/components/schemas/io.consumerpipeline.v1alpha1.ConsumerPipeline"), descriptions);

    assertThat(descriptions).hasSizeGreaterThan(200).allSatisfy((_, description) -> assertThat(description).isNotBlank());
    assertThat(Cluster.kubectl("explain", "consumerpipelines.spec.source.kafka").replaceAll("\\s+", " "))
        .contains(descriptions.get(".spec.source.kafka"), descriptions.get(".spec.source.kafka.topic"));
  }

  private static void describe(String path, JsonNode schema, Map<String, String> descriptions) {
    for (var field : schema.path("properties").properties()) {
      var below = path + "." + field.getKey();
      if (!below.equals(".metadata")) {
        descriptions.put(below, field.getValue().path("description").asText());
        describe(below, field.getValue(), descriptions);
        describe(below + "[]", field.getValue().path("items"), descriptions);
        describe(below + "{}", field.getValue().path("additionalProperties"), descriptions);
      }
    }
  }

  private static List<String> fixtures(String prefix) throws IOException {
    try (var files = Files.list(FIXTURES)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(prefix)).sorted().toList();
    }
  }
}
