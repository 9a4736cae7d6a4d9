package io.consumerpipeline.runtime.event;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Fields for tests of what stands behind them. */
public final class SampleFields {

  private SampleFields() {}

  /** A string of this text. */
  public static Field string(String text) {
    var field = new Field();
    field.setText(text);
    return field;
  }

  /** This JSON value, as it stands in an event. */
  public static Field json(String json) throws MalformedJsonException {
    byte[] event = ("{\"v\":" + json + "}").getBytes(StandardCharsets.UTF_8);
    var tree = FieldTree.of(List.of("v"));
    var fields = new Fields(1);
    new JsonScanner(tree, fields).scan(event);
    var field = new Field();
    fields.load(0, event, field);
    return field;
  }
}
