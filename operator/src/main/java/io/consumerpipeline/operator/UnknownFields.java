package io.consumerpipeline.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fields that were written but not understood: those that are gone once a document was read and written again. */
final class UnknownFields {
  private UnknownFields() {}

  static List<String> of(JsonNode written, JsonNode understood) {
    return find(written, understood, "spec").toList();
  }

  private static Stream<String> find(JsonNode written, JsonNode understood, String path) {
    if (written.isNull()) {
      return Stream.empty();
    }
    if (understood.isMissingNode()) {
      return Stream.of(path);
    }
    var inFields = written.properties().stream()
        .flatMap(field -> find(field.getValue(), understood.path(field.getKey()), path + "." + field.getKey()));
    var inItems = IntStream.range(0, written.isArray() ? written.size() : 0).boxed()
        .flatMap(index -> find(written.get(index), understood.path(index), path + "[" + index + "]"));
    return Stream.concat(inFields, inItems);
  }
}
