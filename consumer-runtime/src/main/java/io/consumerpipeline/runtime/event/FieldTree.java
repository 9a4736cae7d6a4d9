package io.consumerpipeline.runtime.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The paths {@code a.b.c} that somebody wants to know, as a tree that is walked down while an event is scanned.
 * Each path has a slot, its index in {@link #paths}. Immutable once built.
 */
public final class FieldTree {
  private final List<String> paths;
  private final Node root = new Node(new byte[0], -1);

  /** For these paths; each is kept once. */
  public FieldTree(SequencedSet<String> paths) {
    this.paths = List.copyOf(paths);
    for (int slot = 0; slot < this.paths.size(); slot++) {
      Node node = root;
      for (String step : this.paths.get(slot).split("\\.", -1)) {
        node = node.childFor(step.getBytes(StandardCharsets.UTF_8));
      }
      node.slot = slot;
    }
  }

  /** For these paths. */
  public static FieldTree of(Iterable<String> paths) {
    var unique = new LinkedHashSet<String>();
    paths.forEach(unique::add);
    return new FieldTree(unique);
  }

  /** The paths in the order of their slots. */
  public List<String> paths() {
    return paths;
  }

  /** The slot of a path this tree was built with. */
  public int slot(String path) {
    int slot = paths.indexOf(path);
    if (slot < 0) {
      throw new IllegalArgumentException("the tree was not built with the path " + path);
    }
    return slot;
  }

  Node root() {
    return root;
  }

  /** One step of a path. */
  static final class Node {
    private final byte[] name;
    private final int hash;
    private final List<Node> children = new ArrayList<>(4);
    private int slot;

    Node(byte[] name, int slot) {
      this.name = name;
      this.hash = hash(name);
      this.slot = slot;
    }

    /** The slot of the path that ends here, or -1. */
    int slot() {
      return slot;
    }

    @Nullable
    Node child(byte[] bytes, int from, int to, int keyHash) {
      for (int i = 0; i < children.size(); i++) {
        Node child = children.get(i);
        if (child.hash == keyHash && Arrays.equals(child.name, 0, child.name.length, bytes, from, to)) {
          return child;
        }
      }
      return null;
    }

    private Node childFor(byte[] step) {
      Node known = child(step, 0, step.length, hash(step));
      if (known != null) {
        return known;
      }
      var added = new Node(step, -1);
      children.add(added);
      return added;
    }

    static int hash(byte[] bytes) {
      int hash = 0;
      for (byte b : bytes) {
        hash = 31 * hash + b;
      }
      return hash;
    }
  }
}
