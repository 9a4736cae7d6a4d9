package io.consumerpipeline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the schema accepts, the records can read; the API server's own verdict on the fixtures is an end-to-end test. */
class FixturesTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  static Stream<Path> validFixturesAndExamples() throws IOException {
    return Stream.concat(files("fixtures", "valid-"), files("examples", ""));
  }

  static Stream<Path> invalidFixtures() throws IOException {
    return files("fixtures", "invalid-");
  }

  @ParameterizedTest
  @MethodSource("validFixturesAndExamples")
  void recordIsCompleteWhenResourceIsValid(Path file) throws IOException {
    var mapper = YAML.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    var spec = YAML.readTree(file.toFile()).get("spec");

    var record = mapper.treeToValue(spec, ConsumerPipelineSpec.class);

    assertThat(mapper.<JsonNode>valueToTree(record)).as("nothing is lost on the way").isEqualTo(spec);
  }

  /** So that a field cannot be added without an example that the API server is shown; some exclude each other. */
  @Test
  void everyFieldStandsInAValidFixture() throws IOException {
    var schema = YAML.readTree(Path.of(CustomResourceDefinitions.FILE).toFile())
        .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    var shown = new HashSet<String>();
    for (var file : files("fixtures", "valid-").toList()) {
      shown.addAll(paths(YAML.readTree(file.toFile()).get("spec"), "spec"));
    }

    assertThat(shown).containsAll(fields(schema, "spec"));
  }

  @ParameterizedTest
  @MethodSource("invalidFixtures")
  void expectedMessageStandsInTheFirstLine(Path file) throws IOException {
    assertThat(Files.readAllLines(file).getFirst()).startsWith("# refused: ").hasSizeGreaterThan("# refused: ".length());
  }

  @Test
  void statusIsReadWhenItHasFieldsOfALaterVersion() {
    assertThatCode(() -> YAML.readValue("{replicas: 1, forecast: sunny, conditions: []}", ConsumerPipelineStatus.class))
        .doesNotThrowAnyException();
  }

  private static Set<String> fields(JsonNode schema, String path) {
    var found = new HashSet<String>();
    schema.path("properties").properties().forEach(child -> {
      var here = path + "." + child.getKey();
      found.add(here);
      found.addAll(fields(child.getValue(), here));
    });
    if (schema.has("items")) {
      found.addAll(fields(schema.get("items"), path + "[]"));
    }
    return found;
  }

  private static Set<String> paths(JsonNode node, String path) {
    var found = new HashSet<String>(Set.of(path));
    node.properties().forEach(child -> found.addAll(paths(child.getValue(), path + "." + child.getKey())));
    if (node.isArray()) {
      node.forEach(item -> found.addAll(paths(item, path + "[]")));
    }
    return found;
  }

  private static Stream<Path> files(String directory, String prefix) throws IOException {
    try (var listed = Files.list(Path.of(directory))) {
      var found = listed.filter(file -> file.getFileName().toString().matches(prefix + ".*\\.yaml")).sorted().toList();
      assertThat(found).as("%s/%s*.yaml", directory, prefix).isNotEmpty();
      return found.stream();
    }
  }
}
