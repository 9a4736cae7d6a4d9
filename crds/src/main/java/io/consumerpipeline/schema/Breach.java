package io.consumerpipeline.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.consumerpipeline.contract.DeadLetterReason;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What the validator found, in our words: its own messages repeat values in full length. */
final class Breach {
  private static final int LONGEST_PATH = 200;

  private Breach() {}

  static Violation of(Error error) {
    String field = path(error.getInstanceLocation(), error.getProperty());
    DeadLetterReason reason = reason(error.getKeyword());
    if (reason == DeadLetterReason.MissingField) {
      return new Violation(reason, field, "the schema requires the field " + field + ", which is absent");
    }
    String subject = field == null ? "the event" : "the field " + field;
    return new Violation(reason, field, error.getProperty() == null
        ? subject + " is " + Shown.of(error.getInstanceNode()) + "; the schema says " + rule(error)
        : subject + " is not allowed; the schema says " + rule(error));
  }

  private static DeadLetterReason reason(String keyword) {
    return switch (keyword) {
      case "required", "dependentRequired" -> DeadLetterReason.MissingField;
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "minItems", "maxItems",
          "contains", "minContains", "maxContains", "minProperties", "maxProperties" ->
        DeadLetterReason.OutOfRange;
      case "maxLength" -> DeadLetterReason.TooLong;
      default -> DeadLetterReason.WrongType;
    };
  }

  private static String rule(Error error) {
    JsonNode value = error.getSchemaNode();
    if (value == null || value.isObject()) {
      return error.getKeyword();
    }
    var words = new StringJoiner(", ");
    for (JsonNode word : value.isArray() ? value : List.of(value)) {
      words.add(word.isValueNode() ? word.asText() : "…");
    }
    return error.getKeyword() + " " + Shown.cut(words.toString());
  }

  private static @Nullable String path(NodePath location, @Nullable String property) {
    var path = new StringJoiner(".");
    for (int i = 0; i < location.getNameCount(); i++) {
      path.add(location.getName(i));
    }
    if (property != null) {
      path.add(property);
    }
    if (path.length() == 0) {
      return null;
    }
    String written = path.toString().replaceAll("\\p{Cntrl}", "?");
    return written.length() > LONGEST_PATH ? written.substring(0, LONGEST_PATH) + "…" : written;
  }
}
