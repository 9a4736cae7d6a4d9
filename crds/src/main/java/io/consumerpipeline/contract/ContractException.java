package io.consumerpipeline.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** A document that is not what the two programs agreed on. The message names the field and the place, in one line. */
public final class ContractException extends Exception {
  private static final long serialVersionUID = 1L;

  ContractException(JsonProcessingException cause) {
    super(describe(cause), cause);
  }

  private static String describe(JsonProcessingException cause) {
    var place = cause.getLocation() == null
        ? ""
        : " (line " + cause.getLocation().getLineNr() + ", column " + cause.getLocation().getColumnNr() + ")";
    var what = cause.getOriginalMessage().lines().findFirst().orElse("unreadable");
    var path = cause instanceof JsonMappingException mapping
        ? mapping.getPath().stream().map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining("."))
        : "";
    return (path.isEmpty() ? what : path + ": " + what) + place;
  }
}
