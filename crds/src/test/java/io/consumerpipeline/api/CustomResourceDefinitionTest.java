package io.consumerpipeline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed CRD is the one that the records give; {@code mvn test -pl crds -Dupdate} writes it anew. */
class CustomResourceDefinitionTest {
  private static final Path COMMITTED = Path.of(CustomResourceDefinitions.FILE);

  @Test
  void committedFileIsCurrent(@TempDir Path fresh) throws IOException {
    CustomResourceDefinitions.generate(fresh);
    var generated = fresh.resolve(CustomResourceDefinitions.FILE);

    if (System.getProperty("update") != null) {
      Files.copy(generated, COMMITTED, StandardCopyOption.REPLACE_EXISTING);
    }

    assertThat(COMMITTED).hasSameTextualContentAs(generated);
  }

  @Test
  void fileIsBelowOneHundredKilobytes() throws IOException {
    assertThat(Files.size(COMMITTED)).isLessThan(100_000);
  }

  @Test
  void everyFieldIsDescribed() throws IOException {
    var missing = new ArrayList<String>();
    collect(schema(), "", (path, node) -> {
      if (!path.isEmpty() && !path.endsWith("[]") && !path.endsWith("{}") && !node.has("description")) {
        missing.add(path);
      }
    });

    assertThat(missing).isEmpty();
  }

  /** The API server refuses CEL rules whose cost it cannot bound, and etcd any object above 1.5 MB. */
  @Test
  void everyStringListAndMapIsBounded() throws IOException {
    var unbounded = new ArrayList<String>();
    collect(schema(), "", (path, node) -> {
      var bound = switch (node.path("type").asText()) {
        case "string" -> node.has("enum") ? "enum" : "maxLength";
        case "array" -> "maxItems";
        case "object" -> node.has("additionalProperties") ? "maxProperties" : "type";
        default -> "type";
      };
      if (!node.has(bound)) {
        unbounded.add(path + " lacks " + bound);
      }
    });

    assertThat(unbounded).isEmpty();
  }

  /** Server-side apply of a CRD fails on two rules of the same text. */
  @Test
  void noValidationRuleStandsTwice() throws IOException {
    collect(schema(), "", (path, node) -> {
      List<String> rules = new ArrayList<>();
      node.path("x-kubernetes-validations").forEach(rule -> rules.add(rule.path("rule").asText()));
      assertThat(rules).as(path).doesNotHaveDuplicates();
    });
  }

  /** The API server refuses the whole CRD otherwise. */
  @Test
  void everyKeyOfAListMapIsRequired() throws IOException {
    collect(schema(), "", (path, node) -> {
      List<String> required = new ArrayList<>();
      node.at("/items/required").forEach(name -> required.add(name.asText()));
      node.path("x-kubernetes-list-map-keys").forEach(key -> assertThat(required).as(path).contains(key.asText()));
    });
  }

  private static JsonNode schema() throws IOException {
    return new YAMLMapper().readTree(COMMITTED.toFile()).at("/spec/versions/0/schema/openAPIV3Schema");
  }

  private interface Visitor {
    void visit(String path, JsonNode node);
  }

  private static void collect(JsonNode node, String path, Visitor visitor) {
    visitor.visit(path, node);
    node.path("properties").properties().forEach(child -> collect(child.getValue(), path + "." + child.getKey(), visitor));
    if (node.has("items")) {
      collect(node.get("items"), path + "[]", visitor);
    }
    if (node.has("additionalProperties")) {
      collect(node.get("additionalProperties"), path + "{}", visitor);
    }
  }
}
