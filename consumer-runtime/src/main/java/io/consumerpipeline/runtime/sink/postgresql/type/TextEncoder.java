package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.event.Field;

/** {@code text}, {@code varchar(n)} and {@code char(n)}. As on assignment in SQL, only spaces may be cut off at n. */
final class TextEncoder implements ValueEncoder {
  private final int maxCharacters;
  private final boolean padded;

  /**
   * Without a bound: {@link Integer#MAX_VALUE}.
   *
   * @param padded whether the database fills up with spaces, so that those at the end do not count
   */
  TextEncoder(int maxCharacters, boolean padded) {
    this.maxCharacters = maxCharacters;
    this.padded = padded;
  }

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException {
    // The escape \\u0000 within an object or array stays an escape when their JSON becomes a text.
    if (field.hasUnsupportedCharacter() && field.isString()) {
      throw UnfitException.unsupportedCharacter();
    }
    int to = field.textTo();
    if (to - field.textFrom() > maxCharacters) {
      to = cut(field);
    }
    while (padded && to > field.textFrom() && field.text()[to - 1] == ' ') {
      to--;
    }
    out.putColumn(field.text(), field.textFrom(), to);
  }

  private int cut(Field field) throws UnfitException {
    byte[] text = field.text();
    int to = field.textFrom();
    for (int characters = 0; to < field.textTo(); to++) {
      if ((text[to] & 0xc0) != 0x80 && characters++ == maxCharacters) {
        break;
      }
    }
    for (int i = to; i < field.textTo(); i++) {
      if (text[i] != ' ') {
        throw new UnfitException(DeadLetterReason.TooLong, "has more than " + maxCharacters + " characters");
      }
    }
    return to;
  }
}
