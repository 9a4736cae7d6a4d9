package io.consumerpipeline.runtime.event;

import io.consumerpipeline.runtime.event.FieldTree.Node;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ways events were seen to go from key to key. Events of one type mostly have the same keys in the same order: as long as one
 * goes a way that another has gone before, no key of it can come twice, and where each leads is known. Bounded; an event that
 * leaves the known ways has each further key looked at. Single-threaded, reused.
 */
final class KeyPaths {
  private static final int MOST_STEPS = 512;
  private static final int MOST_FORKS = 8;

  private final Step start = new Step(new byte[0], -1, null, null);
  private final Step lost = new Step(new byte[0], -1, null, null);
  private Step at = start;
  private int steps;

  /** A key after those before it: its name, in which object of the event it is, counted as they open, and where that object lies. */
  static final class Step {
    private final byte[] name;
    private final int hash;
    private final int object;
    private final @Nullable Node parent;
    private final @Nullable Node child;
    private Step[] next = new Step[0];

    private Step(byte[] name, int object, @Nullable Node parent, @Nullable Node child) {
      this.name = name;
      this.hash = KeyHash.of(name, 0, name.length);
      this.object = object;
      this.parent = parent;
      this.child = child;
    }

    int length() {
      return name.length;
    }

    int hash() {
      return hash;
    }

    @Nullable
    Node child() {
      return child;
    }

    private boolean is(byte[] bytes, int from, int itsObject, @Nullable Node itsParent) {
      int to = from + name.length;
      return to < bytes.length && bytes[to] == '"' && object == itsObject && parent == itsParent
          && Arrays.equals(name, 0, name.length, bytes, from, to);
    }
  }

  /** Another event begins. */
  void begin() {
    at = start;
  }

  /** The step to the key whose first character is at {@code from}; null if it is none that is known. */
  @Nullable
  Step take(byte[] bytes, int from, int object, @Nullable Node parent) {
    for (Step step : at.next) {
      if (step.is(bytes, from, object, parent)) {
        at = step;
        return step;
      }
    }
    return null;
  }

  /** The key that came instead, written without escapes and not seen in its object before. */
  void add(byte[] bytes, int from, int to, int object, @Nullable Node parent, @Nullable Node child) {
    if (at == lost || steps == MOST_STEPS || at.next.length == MOST_FORKS) {
      leave();
      return;
    }
    var step = new Step(Arrays.copyOfRange(bytes, from, to), object, parent, child);
    at.next = Arrays.copyOf(at.next, at.next.length + 1);
    at.next[at.next.length - 1] = step;
    at = step;
    steps++;
  }

  /** No way is known from here. */
  void leave() {
    at = lost;
  }
}
