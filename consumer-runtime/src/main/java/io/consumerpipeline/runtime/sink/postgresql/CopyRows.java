package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.deadletter.RejectedException;
import io.consumerpipeline.runtime.event.Event;
import io.consumerpipeline.runtime.sink.Rows;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.postgresql.type.BinaryBuffer;
import java.util.Arrays;

/** Rows in the binary format of COPY, one after another in one buffer; a range of rows is a range of its bytes. */
final class CopyRows implements Rows {
  private static final int FIRST_CAPACITY = 1 << 16;
  /** What one huge batch made it grow to is given back. */
  private static final int KEPT_CAPACITY = 1 << 24;

  private final RowEncoder encoder;
  private BinaryBuffer buffer = new BinaryBuffer(FIRST_CAPACITY);
  private int[] ends = new int[1024];
  private int count;

  CopyRows(RowEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public void add(Event event) throws RejectedException, SinkException {
    int before = buffer.size();
    boolean complete = false;
    try {
      encoder.encode(event, buffer);
      complete = true;
    } finally {
      if (!complete) {
        buffer.truncate(before);
      }
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = buffer.size();
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void clear() {
    if (buffer.array().length > KEPT_CAPACITY) {
      buffer = new BinaryBuffer(FIRST_CAPACITY);
    }
    buffer.truncate(0);
    count = 0;
  }

  byte[] bytes() {
    return buffer.array();
  }

  /** Where the bytes of a row begin. */
  int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }
}
