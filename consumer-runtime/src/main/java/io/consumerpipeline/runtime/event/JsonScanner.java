package io.consumerpipeline.runtime.event;

import io.consumerpipeline.runtime.event.FieldTree.Node;
import org.jspecify.annotations.Nullable;

/**
 * Checks that bytes are one JSON object as RFC 8259 and PostgreSQL's {@code jsonb} understand it, and notes on the way where the
 * wanted fields lie. One pass, no tree, no garbage: with Jackson's parser the check of double keys alone costs an object per key,
 * and byte positions another per token. Refused beyond the grammar: double keys, more than 64 levels, malformed UTF-8.
 * Single-threaded, reused.
 */
final class JsonScanner {
  private static final int MAX_DEPTH = 64;

  private final FieldTree tree;
  private final KeySet keys = new KeySet();
  private final KeyPaths paths = new KeyPaths();
  private final JsonStringScanner strings = new JsonStringScanner();
  private final Fields fields;
  private byte[] bytes = new byte[0];
  private int pos;
  private int objects;

  JsonScanner(FieldTree tree, Fields fields) {
    this.tree = tree;
    this.fields = fields;
  }

  /** Marks of the whole document, see {@link Field}. */
  int scan(byte[] document) throws MalformedJsonException {
    bytes = document;
    pos = 0;
    objects = 0;
    keys.clear();
    paths.begin();
    fields.clear();
    strings.reset();
    skipSpace();
    if (peek() != '{') {
      throw new MalformedJsonException("it begins with no {", pos);
    }
    object(tree.root(), 1);
    skipSpace();
    if (pos < bytes.length) {
      throw new MalformedJsonException("something follows after the object", pos);
    }
    return strings.marks();
  }

  private void value(@Nullable Node node, int depth) throws MalformedJsonException {
    int from = pos;
    int marksBefore = strings.takeMarks();
    FieldKind kind = switch (peek()) {
      case '{' -> object(node, depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> string();
      case 't' -> word("true", FieldKind.TRUE);
      case 'f' -> word("false", FieldKind.FALSE);
      case 'n' -> word("null", FieldKind.NULL);
      default -> number();
    };
    if (node != null && node.slot() >= 0) {
      fields.set(node.slot(), kind, from, pos, strings.marks());
    }
    strings.addMarks(marksBefore);
  }

  private FieldKind object(@Nullable Node node, int depth) throws MalformedJsonException {
    enter(depth);
    int object = objects++;
    int frame = keys.open();
    skipSpace();
    if (peek() == '}') {
      pos++;
      return FieldKind.OBJECT;
    }
    while (true) {
      Node child = key(node, object, frame);
      skipSpace();
      expect(':');
      skipSpace();
      value(child, depth);
      skipSpace();
      if (peek() != ',') {
        break;
      }
      pos++;
      skipSpace();
    }
    expect('}');
    keys.close(frame);
    return FieldKind.OBJECT;
  }

  private FieldKind array(int depth) throws MalformedJsonException {
    enter(depth);
    skipSpace();
    if (peek() == ']') {
      pos++;
      return FieldKind.ARRAY;
    }
    while (true) {
      value(null, depth);
      skipSpace();
      if (peek() != ',') {
        break;
      }
      pos++;
      skipSpace();
    }
    expect(']');
    return FieldKind.ARRAY;
  }

  private void enter(int depth) throws MalformedJsonException {
    if (depth > MAX_DEPTH) {
      throw new MalformedJsonException("it is nested deeper than " + MAX_DEPTH + " levels", pos);
    }
    pos++;
  }

  private @Nullable Node key(@Nullable Node parent, int object, int frame) throws MalformedJsonException {
    if (peek() != '"') {
      throw new MalformedJsonException("a key is expected", pos);
    }
    int from = pos + 1;
    KeyPaths.Step step = paths.take(bytes, from, object, parent);
    if (step == null) {
      return newKey(parent, object, frame);
    }
    int to = from + step.length();
    keys.push(bytes, from, to, step.hash());
    pos = to + 1;
    return step.child();
  }

  private @Nullable Node newKey(@Nullable Node parent, int object, int frame) throws MalformedJsonException {
    int from = pos + 1;
    int marksBefore = strings.takeMarks();
    pos = strings.scan(bytes, from);
    byte[] source = bytes;
    int to = pos - 1;
    boolean escaped = (strings.marks() & Field.ESCAPED) != 0;
    if (escaped) {
      source = JsonUnescape.toBytes(bytes, from, to);
      from = 0;
      to = source.length;
    }
    strings.addMarks(marksBefore);
    int hash = KeyHash.of(source, from, to);
    if (!keys.add(frame, source, from, to, hash)) {
      throw new MalformedJsonException("a key comes twice in one object", pos);
    }
    Node child = parent == null ? null : parent.child(source, from, to, hash);
    if (escaped) {
      paths.leave();
    } else {
      paths.add(source, from, to, object, parent, child);
    }
    return child;
  }

  private FieldKind string() throws MalformedJsonException {
    pos = strings.scan(bytes, pos + 1);
    return FieldKind.STRING;
  }

  private FieldKind number() throws MalformedJsonException {
    pos = JsonNumber.scan(bytes, pos);
    return FieldKind.NUMBER;
  }

  private FieldKind word(String word, FieldKind kind) throws MalformedJsonException {
    for (int i = 0; i < word.length(); i++) {
      if (peek() != word.charAt(i)) {
        throw new MalformedJsonException("a value is expected", pos);
      }
      pos++;
    }
    return kind;
  }

  private void expect(char c) throws MalformedJsonException {
    if (peek() != c) {
      throw new MalformedJsonException(c + " is expected", pos);
    }
    pos++;
  }

  private int peek() {
    return pos < bytes.length ? bytes[pos] : -1;
  }

  private void skipSpace() {
    if (pos < bytes.length && bytes[pos] > ' ') {
      return;
    }
    while (pos < bytes.length && (bytes[pos] == ' ' || bytes[pos] == '\n' || bytes[pos] == '\r' || bytes[pos] == '\t')) {
      pos++;
    }
  }
}
