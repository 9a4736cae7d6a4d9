package io.consumerpipeline.runtime.event;

/** The elements of an array of a checked event, one after another. Single-threaded, reused. */
public final class ArrayElements {
  private final JsonStringScanner strings = new JsonStringScanner();
  private byte[] bytes = new byte[0];
  private int pos;
  private int end;

  /** Begins with the first element; the field must hold an array. */
  public void open(Field array) {
    bytes = array.json();
    pos = array.jsonFrom() + 1;
    end = array.jsonTo() - 1;
  }

  /** Loads the next element; false if there is none. */
  public boolean next(Field into) {
    skipSeparators();
    if (pos >= end) {
      return false;
    }
    int from = pos;
    strings.reset();
    FieldKind kind = kind(bytes[pos]);
    try {
      skip(kind);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the event was checked before", e);
    }
    into.set(kind, bytes, from, pos, strings.marks());
    return true;
  }

  private void skipSeparators() {
    while (pos < end
        && (bytes[pos] == ',' || bytes[pos] == ' ' || bytes[pos] == '\n' || bytes[pos] == '\r' || bytes[pos] == '\t')) {
      pos++;
    }
  }

  private static FieldKind kind(byte first) {
    return switch (first) {
      case '{' -> FieldKind.OBJECT;
      case '[' -> FieldKind.ARRAY;
      case '"' -> FieldKind.STRING;
      case 't' -> FieldKind.TRUE;
      case 'f' -> FieldKind.FALSE;
      case 'n' -> FieldKind.NULL;
      default -> FieldKind.NUMBER;
    };
  }

  private void skip(FieldKind kind) throws MalformedJsonException {
    switch (kind) {
      case STRING -> pos = strings.scan(bytes, pos + 1);
      case OBJECT, ARRAY -> skipNested();
      case NUMBER -> pos = JsonNumber.scan(bytes, pos);
      case FALSE -> pos += "false".length();
      case TRUE, NULL, ABSENT -> pos += "true".length();
    }
  }

  private void skipNested() throws MalformedJsonException {
    int depth = 0;
    do {
      byte b = bytes[pos];
      if (b == '"') {
        pos = strings.scan(bytes, pos + 1);
        continue;
      }
      depth += b == '{' || b == '[' ? 1 : 0;
      depth -= b == '}' || b == ']' ? 1 : 0;
      pos++;
    } while (depth > 0);
  }
}
