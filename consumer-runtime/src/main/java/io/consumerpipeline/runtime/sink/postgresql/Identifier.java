package io.consumerpipeline.runtime.sink.postgresql;

/** Names in SQL text. */
final class Identifier {

  private Identifier() {}

  /** In exactly this spelling, whatever characters it has. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
