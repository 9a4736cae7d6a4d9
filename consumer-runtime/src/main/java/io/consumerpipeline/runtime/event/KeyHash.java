package io.consumerpipeline.runtime.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of keys from their first and last bytes and their length: the same work for a key of any length. Keys made to collide
 * cost no more than those of one large object, because {@link KeySet} and {@link FieldTree} compare what hashes alike.
 */
final class KeyHash {
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

  private KeyHash() {}

  static int of(byte[] bytes, int from, int to) {
    long mixed = to - from < Long.BYTES
        ? few(bytes, from, to)
        : ((long) LONGS.get(bytes, from) * MULTIPLIER) ^ (long) LONGS.get(bytes, to - Long.BYTES);
    mixed = (mixed ^ (to - from)) * MULTIPLIER;
    return (int) (mixed >>> Integer.SIZE);
  }

  private static long few(byte[] bytes, int from, int to) {
    long all = 0;
    for (int i = from; i < to; i++) {
      all = (all << Byte.SIZE) | (bytes[i] & 0xff);
    }
    return all;
  }
}
