package io.consumerpipeline.runtime.event;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One value of an event, as the range of bytes where it stands: for a string with its quotes. A cursor that is set anew for each
 * value, so that reading makes no garbage. Single-threaded.
 */
public final class Field {
  /** The string has escapes. */
  static final int ESCAPED = 1;
  /** Somewhere in the value stands U+0000. */
  static final int NUL = 2;
  /** Somewhere in the value stands half of a surrogate pair. */
  static final int HALF_PAIR = 4;
  private static final int SHOWN = 40;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private FieldKind kind = FieldKind.ABSENT;
  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private int marks;
  private boolean raw;
  private byte[] text = new byte[0];
  private int textFrom;
  private int textTo;

  void set(FieldKind kindNow, byte[] bytesNow, int fromNow, int toNow, int marksNow) {
    kind = kindNow;
    bytes = bytesNow;
    from = fromNow;
    to = toNow;
    marks = marksNow;
    raw = false;
    text = bytes;
    textFrom = from;
    textTo = to;
    if (kind == FieldKind.STRING) {
      loadString();
    }
  }

  /** A text that stands in no JSON document. */
  void setText(String textNow) {
    byte[] json = RecordJson.quote(textNow);
    kind = FieldKind.STRING;
    bytes = json;
    from = 0;
    to = json.length;
    marks = 0;
    raw = false;
    text = textNow.getBytes(StandardCharsets.UTF_8);
    textFrom = 0;
    textTo = text.length;
  }

  /** Bytes of any kind, such as a record's key; as text and JSON they stand only if they are text. */
  void setBytes(byte[] rawBytes) {
    setText(Utf8.lenient(rawBytes));
    marks = Utf8.isText(rawBytes) ? 0 : NUL;
    raw = true;
    text = rawBytes;
    textTo = rawBytes.length;
  }

  /** An object that was made by us. */
  void setObject(byte[] json) {
    set(FieldKind.OBJECT, json, 0, json.length, 0);
  }

  /** A value that is not there. */
  void setAbsent() {
    set(FieldKind.ABSENT, bytes, 0, 0, 0);
  }

  private void loadString() {
    if ((marks & ESCAPED) == 0) {
      textFrom = from + 1;
      textTo = to - 1;
    } else {
      text = JsonUnescape.toBytes(bytes, from + 1, to - 1);
      textFrom = 0;
      textTo = text.length;
    }
  }

  /** What it is. */
  public FieldKind kind() {
    return kind;
  }

  /** Whether U+0000 or half of a surrogate pair is in it, or bytes that are no text: PostgreSQL's text and jsonb cannot hold them. */
  public boolean hasUnsupportedCharacter() {
    return (marks & (NUL | HALF_PAIR)) != 0;
  }

  /** Whether it is a string, so that its text differs from its JSON. */
  public boolean isString() {
    return kind == FieldKind.STRING;
  }

  /** Whether the text is bytes of any kind, to be taken as they are. */
  public boolean isRaw() {
    return raw;
  }

  /** The bytes in which the JSON value lies, from {@link #jsonFrom} to before {@link #jsonTo}. */
  public byte[] json() {
    return bytes;
  }

  /** Where the JSON value begins. */
  public int jsonFrom() {
    return from;
  }

  /** Where the JSON value has ended. */
  public int jsonTo() {
    return to;
  }

  /** The bytes in which the text lies: of a string what it stands for, of all else its JSON. */
  public byte[] text() {
    return text;
  }

  /** Where the text begins. */
  public int textFrom() {
    return textFrom;
  }

  /** Where the text has ended. */
  public int textTo() {
    return textTo;
  }

  /** The text as a string. */
  public String string() {
    return new String(text, textFrom, textTo - textFrom, StandardCharsets.UTF_8);
  }

  /** The beginning of the text, for a message; control characters are written as JSON would escape them. */
  public String shown() {
    var shown = new String(text, textFrom, Math.min(textTo - textFrom, 4 * SHOWN), StandardCharsets.UTF_8);
    var cut = shown.codePointCount(0, shown.length()) > SHOWN
        ? shown.substring(0, shown.offsetByCodePoints(0, SHOWN)) + "…"
        : shown;
    return CONTROL.matcher(cut).replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
  }
}
