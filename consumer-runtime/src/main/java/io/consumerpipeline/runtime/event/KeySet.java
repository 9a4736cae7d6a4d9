package io.consumerpipeline.runtime.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The keys of the objects that are open during a scan, to refuse a key that comes twice: readers of JSON differ in which one
 * they keep. A stack of ranges without garbage; an object with many keys moves to a hash set, so that an event made to collide
 * costs no more than others. Single-threaded, reused.
 */
final class KeySet {
  private static final int MANY = 32;

  private byte[][] sources = new byte[64][];
  private int[] hashes = new int[64];
  private int[] froms = new int[64];
  private int[] tos = new int[64];
  private int size;
  private final Map<Integer, Set<String>> large = new HashMap<>();

  /** Opens an object; what is returned closes it. */
  int open() {
    return size;
  }

  void close(int frame) {
    if (size - frame >= MANY) {
      large.remove(frame);
    }
    size = frame;
  }

  void clear() {
    size = 0;
    large.clear();
  }

  /** False if the object opened with {@code frame} has this key already. */
  boolean add(int frame, byte[] source, int from, int to, int hash) {
    if (size - frame >= MANY) {
      return large.computeIfAbsent(frame, this::strings).add(new String(source, from, to - from, StandardCharsets.UTF_8));
    }
    for (int i = frame; i < size; i++) {
      if (hashes[i] == hash && Arrays.equals(sources[i], froms[i], tos[i], source, from, to)) {
        return false;
      }
    }
    push(source, from, to, hash);
    return true;
  }

  private Set<String> strings(int frame) {
    var keys = new HashSet<String>();
    for (int i = frame; i < size; i++) {
      keys.add(new String(sources[i], froms[i], tos[i] - froms[i], StandardCharsets.UTF_8));
    }
    return keys;
  }

  /** Adds a key that the object cannot have yet. */
  void push(byte[] source, int from, int to, int hash) {
    if (size == hashes.length) {
      sources = Arrays.copyOf(sources, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
      froms = Arrays.copyOf(froms, size * 2);
      tos = Arrays.copyOf(tos, size * 2);
    }
    sources[size] = source;
    hashes[size] = hash;
    froms[size] = from;
    tos[size++] = to;
  }
}
