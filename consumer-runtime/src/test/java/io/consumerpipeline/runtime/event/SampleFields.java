package io.consumerpipeline.runtime.event;

/** Fields for tests of what stands behind them. */
public final class SampleFields {

  private SampleFields() {}

  /** A string of this text. */
  public static Field string(String text) {
    var field = new Field();
    field.setText(text);
    return field;
  }
}
