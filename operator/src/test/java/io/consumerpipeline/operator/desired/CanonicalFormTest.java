package io.consumerpipeline.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.consumerpipeline.operator.DesiredCase;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Objects are spelled as an API server stores them. What is spelled otherwise never matches what is stored, and is written again at
 * every reconcile.
 */
class CanonicalFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<HasMetadata> objects() {
    return DesiredCase.all().stream().flatMap(example -> example.objects().stream());
  }

  @ParameterizedTest
  @MethodSource("objects")
  void nothingIsEmpty(HasMetadata object) {
    var empty = new ArrayList<String>();
    visit(JSON.valueToTree(object), object.getKind(), (path, node) -> {
      if (node.isNull() || (node.isContainerNode() && node.isEmpty()) || (node.isTextual() && node.asText().isEmpty())) {
        empty.add(path);
      }
    });

    assertThat(empty).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void amountsHaveTheLargestSuffix(HasMetadata object) {
    visit(JSON.valueToTree(object), "", (path, node) -> {
      if (path.matches(".*\\.(cpu|memory|sizeLimit)")) {
        assertThat(node.asText()).as(path).matches("0|[0-9]+(m|Ki|Mi|Gi|Ti|k|M|G)?")
            .doesNotMatch("[0-9]+000(m|k|M)?").doesNotMatch("(1024|2048|4096)(Ki|Mi)?");
      }
    });
  }

  @ParameterizedTest
  @MethodSource("objects")
  void defaultsInsideAtomicListsAreWrittenOut(HasMetadata object) {
    visit(JSON.valueToTree(object), object.getKind(), (path, node) -> {
      if (path.matches("NetworkPolicy\\.spec\\.ingress\\[]\\.ports\\[]")) {
        assertThat(node.path("protocol").asText()).as(path).isEqualTo("TCP");
      }
      if (path.matches("ServiceMonitor\\.spec\\.endpoints\\[]\\.(metricR|r)elabelings\\[]")) {
        assertThat(node.path("action").asText()).as(path).isNotEmpty();
      }
    });
  }

  @ParameterizedTest
  @MethodSource("objects")
  void fieldsThatTheServerFillsInAreNotOurs(HasMetadata object) {
    var tree = JSON.<JsonNode>valueToTree(object);

    assertThat(tree.has("status")).isFalse();
    assertThat(List.of("creationTimestamp", "resourceVersion", "uid", "generation", "managedFields"))
        .noneMatch(tree.path("metadata")::has);
  }

  private static void visit(JsonNode node, String path, BiConsumer<String, JsonNode> visitor) {
    visitor.accept(path, node);
    node.properties().forEach(field -> visit(field.getValue(), path + "." + field.getKey(), visitor));
    if (node.isArray()) {
      node.forEach(item -> visit(item, path + "[]", visitor));
    }
  }
}
