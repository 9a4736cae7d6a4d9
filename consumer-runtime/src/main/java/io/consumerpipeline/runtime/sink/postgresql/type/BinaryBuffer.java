package io.consumerpipeline.runtime.sink.postgresql.type;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing buffer of big-endian values, as PostgreSQL's binary format wants them. Single-threaded, reused. */
public final class BinaryBuffer {
  private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int size;

  /** With room for so many bytes to begin with. */
  public BinaryBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  /** What is in it, from 0 to before {@link #size}. */
  public byte[] array() {
    return bytes;
  }

  /** How many bytes are in it. */
  public int size() {
    return size;
  }

  /** Forgets all from {@code newSize} on. */
  public void truncate(int newSize) {
    size = newSize;
  }

  /** Appends one byte. */
  public void putByte(int value) {
    int at = grow(1);
    bytes[at] = (byte) value;
  }

  /** Appends two bytes. */
  public void putShort(int value) {
    int at = grow(2);
    SHORTS.set(bytes, at, (short) value);
  }

  /** Appends four bytes. */
  public void putInt(int value) {
    int at = grow(4);
    INTS.set(bytes, at, value);
  }

  /** Replaces four bytes. */
  public void setInt(int at, int value) {
    INTS.set(bytes, at, value);
  }

  /** Appends eight bytes. */
  public void putLong(long value) {
    int at = grow(8);
    LONGS.set(bytes, at, value);
  }

  /** Appends a range of bytes. */
  public void put(byte[] source, int from, int to) {
    int at = grow(to - from);
    System.arraycopy(source, from, bytes, at, to - from);
  }

  /** Appends a column: its length, then its bytes. */
  public void putColumn(byte[] source, int from, int to) {
    putInt(to - from);
    put(source, from, to);
  }

  /** Appends a column without a value. */
  public void putNull() {
    putInt(-1);
  }

  private int grow(int more) {
    int at = size;
    if (bytes.length - at < more) {
      bytes = Arrays.copyOf(bytes, Math.max(at + more, bytes.length + (bytes.length >> 1)));
    }
    size = at + more;
    return at;
  }
}
