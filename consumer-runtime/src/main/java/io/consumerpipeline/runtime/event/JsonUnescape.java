package io.consumerpipeline.runtime.event;

import java.util.Arrays;

/** From a string as JSON writes it to the bytes it stands for. */
final class JsonUnescape {

  private JsonUnescape() {}

  /** The UTF-8 bytes of a checked string without its quotes. Half a surrogate pair becomes {@code ?}: who cares has the mark. */
  static byte[] toBytes(byte[] bytes, int from, int to) {
    byte[] out = new byte[to - from];
    int length = 0;
    int pos = from;
    while (pos < to) {
      if (bytes[pos] != '\\') {
        out[length++] = bytes[pos++];
      } else if (bytes[pos + 1] != 'u') {
        out[length++] = plain(bytes[pos + 1]);
        pos += 2;
      } else {
        int unit = unit(bytes, pos + 2);
        pos += 6;
        if (Character.isHighSurrogate((char) unit) && isLowSurrogateEscape(bytes, pos)) {
          unit = Character.toCodePoint((char) unit, (char) unit(bytes, pos + 2));
          pos += 6;
        }
        length = put(out, length, unit);
      }
    }
    return Arrays.copyOf(out, length);
  }

  private static byte plain(byte escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escaped;
    };
  }

  /** A code point takes at most the bytes of its escape. */
  private static int put(byte[] out, int at, int point) {
    int length = at;
    if (point < 0x80) {
      out[length++] = (byte) point;
    } else if (point < 0x800) {
      out[length++] = (byte) (0xc0 | (point >> 6));
      out[length++] = (byte) (0x80 | (point & 0x3f));
    } else if (point >= 0xd800 && point <= 0xdfff) {
      out[length++] = '?';
    } else if (point < 0x10000) {
      out[length++] = (byte) (0xe0 | (point >> 12));
      out[length++] = (byte) (0x80 | ((point >> 6) & 0x3f));
      out[length++] = (byte) (0x80 | (point & 0x3f));
    } else {
      out[length++] = (byte) (0xf0 | (point >> 18));
      out[length++] = (byte) (0x80 | ((point >> 12) & 0x3f));
      out[length++] = (byte) (0x80 | ((point >> 6) & 0x3f));
      out[length++] = (byte) (0x80 | (point & 0x3f));
    }
    return length;
  }

  static boolean isLowSurrogateEscape(byte[] bytes, int pos) {
    return pos + 1 < bytes.length && bytes[pos] == '\\' && bytes[pos + 1] == 'u'
        && unit(bytes, pos + 2) >= 0xdc00 && unit(bytes, pos + 2) <= 0xdfff;
  }

  /** The number that four hexadecimal digits stand for, or -1. */
  static int unit(byte[] bytes, int pos) {
    if (pos + 4 > bytes.length) {
      return -1;
    }
    int unit = 0;
    for (int i = pos; i < pos + 4; i++) {
      int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = (unit << 4) | digit;
    }
    return unit;
  }
}
