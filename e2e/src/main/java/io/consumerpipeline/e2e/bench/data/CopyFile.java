package io.consumerpipeline.e2e.bench.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table, encoded beforehand, so that the yardstick costs its client nothing but sending. Each chunk is what one COPY
 * takes, preceded by its length in four bytes. Adding and closing are for one thread.
 */
final class CopyFile implements AutoCloseable {
  /** Rows of one transaction: as many as the runtime's batch has by default. */
  private static final int MOST_ROWS = 10_000;
  private static final int MOST_BYTES = 16 << 20;
  private static final int LARGEST_ROW = 8 << 10;
  private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final short TRAILER = -1;

  private final FileChannel file;
  private final Shape shape;
  private final ByteBuffer chunk = ByteBuffer.allocate(MOST_BYTES);
  private int rows;

  CopyFile(Path path, Shape shape) throws IOException {
    this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    this.shape = shape;
  }

  void add(TopicRecord row) throws IOException {
    if (rows == MOST_ROWS || chunk.remaining() < LARGEST_ROW) {
      endChunk();
    }
    if (rows == 0) {
      chunk.clear().putInt(0).put(HEADER);
    }
    shape.write(row, chunk);
    rows++;
  }

  private void endChunk() throws IOException {
    chunk.putShort(TRAILER).putInt(0, chunk.position() - Integer.BYTES).flip();
    while (chunk.hasRemaining()) {
      file.write(chunk);
    }
    rows = 0;
  }

  /** Ends the last chunk. The bytes are on disk then: they are not to be written while something is measured. */
  @Override
  public void close() throws IOException {
    try (file) {
      if (rows > 0) {
        endChunk();
      }
      file.force(false);
    }
  }

  /** The chunks of a file, one after the other. */
  static final class Reader implements AutoCloseable {
    private final DataInputStream input;

    Reader(Path path) throws IOException {
      this.input = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
    }

    /** The next chunk, or null after the last. */
    byte @Nullable [] next() throws IOException {
      var length = new byte[Integer.BYTES];
      return input.readNBytes(length, 0, length.length) < length.length
          ? null
          : input.readNBytes(ByteBuffer.wrap(length).getInt());
    }

    @Override
    public void close() throws IOException {
      input.close();
    }
  }
}
