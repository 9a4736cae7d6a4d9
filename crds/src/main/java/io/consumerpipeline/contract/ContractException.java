package io.consumerpipeline.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** A document that is not what the two programs agreed on. The message names the field and the place, in one line. */
public final class ContractException extends Exception {
  private static final long serialVersionUID = 1L;

  ContractException(JsonProcessingException cause) {
    super(path(cause) + what(cause) + place(cause), cause);
  }

  private static String what(JsonProcessingException cause) {
    return switch (cause) {
      case UnrecognizedPropertyException unknown -> "unknown key; known are "
          + unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
      case InvalidNullException missing -> "is missing";
      // Jackson has no type of its own for a record's component that is absent.
      case JsonMappingException other when other.getOriginalMessage().startsWith("Null value for creator property") ->
        "is missing";
      default -> cause.getOriginalMessage().lines().findFirst().orElse("unreadable");
    };
  }

  private static String path(JsonProcessingException cause) {
    if (!(cause instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    return mapping.getPath().stream()
        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining(".", "", ": "));
  }

  private static String place(JsonProcessingException cause) {
    var location = cause.getLocation();
    return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
