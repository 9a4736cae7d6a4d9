package io.consumerpipeline.runtime.event;

import java.nio.charset.StandardCharsets;

/** Well-formed UTF-8 as Unicode's table 3-7 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {

  private Utf8() {}

  /** Whether these bytes are well formed and hold no U+0000. */
  public static boolean isText(byte[] bytes) {
    int pos = 0;
    while (pos < bytes.length) {
      if (bytes[pos] > 0) {
        pos++;
      } else {
        int length = bytes[pos] == 0 ? 0 : length(bytes, pos);
        if (length == 0) {
          return false;
        }
        pos += length;
      }
    }
    return true;
  }

  /** Text for people: malformed bytes and U+0000 become U+FFFD. */
  public static String lenient(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
  }

  static int next(byte[] bytes, int pos) throws MalformedJsonException {
    int length = length(bytes, pos);
    if (length == 0) {
      throw new MalformedJsonException("it holds bytes that are not UTF-8", pos);
    }
    return pos + length;
  }

  /** Bytes of the character of more than one byte at {@code pos}, 0 if malformed. */
  private static int length(byte[] bytes, int pos) {
    int lead = bytes[pos] & 0xff;
    if (lead >= 0xc2 && lead <= 0xdf) {
      return within(bytes, pos + 1, 0x80, 0xbf) ? 2 : 0;
    }
    return switch (lead >> 4) {
      case 0xe -> isThree(bytes, pos, lead) ? 3 : 0;
      case 0xf -> isFour(bytes, pos, lead) ? 4 : 0;
      default -> 0;
    };
  }

  private static boolean isThree(byte[] bytes, int pos, int lead) {
    return within(bytes, pos + 1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf) && within(bytes, pos + 2, 0x80, 0xbf);
  }

  private static boolean isFour(byte[] bytes, int pos, int lead) {
    return lead <= 0xf4 && within(bytes, pos + 1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf)
        && within(bytes, pos + 2, 0x80, 0xbf) && within(bytes, pos + 3, 0x80, 0xbf);
  }

  private static boolean within(byte[] bytes, int pos, int least, int most) {
    return pos < bytes.length && (bytes[pos] & 0xff) >= least && (bytes[pos] & 0xff) <= most;
  }
}
