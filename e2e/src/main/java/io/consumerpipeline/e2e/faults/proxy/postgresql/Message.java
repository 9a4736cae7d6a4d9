package io.consumerpipeline.e2e.faults.proxy.postgresql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A message of PostgreSQL's protocol.
 *
 * @param type its first byte; 0 for what comes before the protocol proper
 * @param start of its body: as much of it as {@link MessageSplitter} keeps
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(char type, byte[] start) {
  static final char STARTUP = 0;
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;

  boolean isOfferOfEncryption() {
    return type == STARTUP && (code() == SSL_REQUEST || code() == GSS_REQUEST);
  }

  /** Whether typed messages follow. */
  boolean isStartOfProtocol() {
    return type == STARTUP && !isOfferOfEncryption();
  }

  private int code() {
    return start.length < Integer.BYTES ? 0 : ByteBuffer.wrap(start).getInt();
  }

  Reader reader() {
    return new Reader(start);
  }

  /** Reads a body from its beginning; what lies beyond the part that was kept reads as empty. For one thread. */
  static final class Reader {
    private final byte[] bytes;
    private int at;

    private Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The next text, which ends with a zero byte. */
    String text() {
      int from = at;
      while (at < bytes.length && bytes[at] != 0) {
        at++;
      }
      String text = new String(bytes, from, at - from, StandardCharsets.UTF_8);
      at = Math.min(bytes.length, at + 1);
      return text;
    }

    char character() {
      return at < bytes.length ? (char) (bytes[at++] & 0xFF) : 0;
    }
  }
}
