package io.consumerpipeline.runtime.event;

import io.consumerpipeline.contract.DeadLetterReason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks over strings, eight bytes at a time where nothing special is in them, and keeps what was met as marks of {@link Field}:
 * PostgreSQL's text and jsonb hold neither U+0000 nor half of a surrogate pair, JSON allows both as escapes.
 */
final class JsonStringScanner {
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private int marks;

  void reset() {
    marks = 0;
  }

  int marks() {
    return marks;
  }

  int takeMarks() {
    int taken = marks;
    marks = 0;
    return taken;
  }

  void addMarks(int others) {
    marks |= others;
  }

  /** The position after the closing quote of the string whose first character is at {@code from}. */
  int scan(byte[] bytes, int from) throws MalformedJsonException {
    int pos = from;
    while (true) {
      pos = skipPlain(bytes, pos);
      if (pos >= bytes.length) {
        throw new MalformedJsonException("a string does not end", bytes.length);
      }
      byte b = bytes[pos];
      if (b == '"') {
        return pos + 1;
      } else if (b == '\\') {
        pos = escape(bytes, pos);
      } else if (b < 0) {
        pos = Utf8.next(bytes, pos);
      } else {
        throw controlCharacter(b, pos);
      }
    }
  }

  private static MalformedJsonException controlCharacter(byte b, int pos) {
    return b == 0
        ? new MalformedJsonException(DeadLetterReason.UnsupportedCharacter, "a string holds the character U+0000", pos)
        : new MalformedJsonException("a string holds a control character", pos);
  }

  /** The first byte from {@code pos} that is a quote, a backslash, a control character or not ASCII. */
  private static int skipPlain(byte[] bytes, int from) {
    int pos = from;
    while (pos + 8 <= bytes.length) {
      long word = (long) LONGS.get(bytes, pos);
      long quote = word ^ (ONES * '"');
      long backslash = word ^ (ONES * '\\');
      long delimiters = ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash);
      long special = (delimiters | ((word - ONES * ' ') & ~word) | word) & HIGHS;
      if (special != 0) {
        return pos + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      pos += 8;
    }
    while (pos < bytes.length && bytes[pos] >= ' ' && bytes[pos] != '"' && bytes[pos] != '\\') {
      pos++;
    }
    return pos;
  }

  /** The position after the escape that starts at {@code pos}; a surrogate pair is one escape. */
  private int escape(byte[] bytes, int pos) throws MalformedJsonException {
    marks |= Field.ESCAPED;
    int next = pos + 1 < bytes.length ? bytes[pos + 1] : 0;
    return switch (next) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> pos + 2;
      case 'u' -> unicode(bytes, pos);
      default -> throw new MalformedJsonException("a string holds an unknown escape", pos);
    };
  }

  private int unicode(byte[] bytes, int pos) throws MalformedJsonException {
    int unit = JsonUnescape.unit(bytes, pos + 2);
    if (unit < 0) {
      throw new MalformedJsonException("a string holds an unknown escape", pos);
    }
    if (unit == 0) {
      marks |= Field.NUL;
    } else if (Character.isHighSurrogate((char) unit) && JsonUnescape.isLowSurrogateEscape(bytes, pos + 6)) {
      return pos + 12;
    } else if (Character.isSurrogate((char) unit)) {
      marks |= Field.HALF_PAIR;
    }
    return pos + 6;
  }
}
