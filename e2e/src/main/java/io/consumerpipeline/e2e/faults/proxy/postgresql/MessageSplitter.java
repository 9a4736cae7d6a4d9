package io.consumerpipeline.e2e.faults.proxy.postgresql;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Cuts a stream into messages, however it arrives in chunks, and keeps the first 8 KiB of each. For one thread.
 *
 * <p>A message is a type byte, a length that counts itself, and a body; the first messages of a client lack the type byte.
 */
final class MessageSplitter {
  private static final int KEPT = 8 << 10;
  private final ByteArrayOutputStream start = new ByteArrayOutputStream();
  private boolean typed;
  private boolean inBody;
  private char type;
  private int headerBytes;
  private long length;
  private long bodyLeft;

  private MessageSplitter(boolean typed) {
    this.typed = typed;
  }

  static MessageSplitter ofClient() {
    return new MessageSplitter(false);
  }

  static MessageSplitter ofServer() {
    return new MessageSplitter(true);
  }

  void split(byte[] bytes, int from, int count, Consumer<Message> messages) {
    int at = from;
    while (at < from + count) {
      if (inBody) {
        int part = (int) Math.min(bodyLeft, from + count - at);
        start.write(bytes, at, Math.min(part, KEPT - start.size()));
        bodyLeft -= part;
        at += part;
      } else {
        header(bytes[at++]);
      }
      if (inBody && bodyLeft == 0) {
        end(messages);
      }
    }
  }

  private void header(byte next) {
    if (typed && headerBytes == 0) {
      type = (char) (next & 0xFF);
    } else {
      length = (length << Byte.SIZE) | (next & 0xFF);
    }
    headerBytes++;
    if (headerBytes == (typed ? 1 : 0) + Integer.BYTES) {
      inBody = true;
      bodyLeft = Math.max(0, length - Integer.BYTES);
    }
  }

  private void end(Consumer<Message> messages) {
    var message = new Message(typed ? type : Message.STARTUP, start.toByteArray());
    typed = typed || message.isStartOfProtocol();
    start.reset();
    inBody = false;
    headerBytes = 0;
    length = 0;
    messages.accept(message);
  }
}
