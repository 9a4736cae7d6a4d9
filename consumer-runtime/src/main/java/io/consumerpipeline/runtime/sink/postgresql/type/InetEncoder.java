package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;
import io.consumerpipeline.runtime.sink.SinkException;

/** {@code inet}: {@code a.b.c.d} is read here, networks and IPv6 by the database. */
final class InetEncoder implements ValueEncoder {
  /** PGSQL_AF_INET, the socket family of IPv4 on every platform. */
  private static final int IPV4 = 2;
  private static final int BITS = 32;
  private static final int BYTES = 4;
  private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255/128".length() + 2;

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException, SinkException {
    long address = parse(field.text(), field.textFrom(), field.textTo());
    if (address >= 0) {
      out.putInt(4 + BYTES);
      out.putByte(IPV4);
      out.putByte(BITS);
      out.putByte(0);
      out.putByte(BYTES);
      out.putInt((int) address);
    } else if (field.textTo() - field.textFrom() > LONGEST || field.hasUnsupportedCharacter()) {
      throw UnfitException.wrongType("inet");
    } else {
      byte[] binary = database.convert(field.string(), "inet");
      out.putColumn(binary, 0, binary.length);
    }
  }

  /** Four numbers up to 255 without leading zeros, or -1. */
  private static long parse(byte[] text, int from, int to) {
    long address = 0;
    int start = from;
    for (int part = 1; part <= BYTES; part++) {
      int end = start;
      while (end < to && Text.isDigit(text[end])) {
        end++;
      }
      int number = number(text, start, end);
      if (number < 0 || (part < BYTES ? end == to || text[end] != '.' : end < to)) {
        return -1;
      }
      address = (address << Byte.SIZE) | number;
      start = end + 1;
    }
    return address;
  }

  private static int number(byte[] text, int from, int to) {
    int digits = to - from;
    if (digits < 1 || digits > 3 || (digits > 1 && text[from] == '0')) {
      return -1;
    }
    int number = Text.digits(text, from, digits);
    return number > 255 ? -1 : number;
  }
}
