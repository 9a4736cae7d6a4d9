package io.consumerpipeline.runtime.finding;

/** How something looks. */
public enum Verdict {
  /** As it should. */
  Ok,
  /** Records are stored, but somebody should know. */
  Warn,
  /** No record is stored until it is mended. */
  Fail,
  /** Not looked at. */
  Skip;

  /** Whether what builds on it can be looked at. */
  public boolean good() {
    return this == Ok || this == Warn;
  }
}
