package io.consumerpipeline.runtime.event;

import java.nio.charset.StandardCharsets;
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
    private Node[] children = new Node[0];
    private int[] hashes = new int[0];
    private int slot;

    Node(byte[] name, int slot) {
      this.name = name;
      this.slot = slot;
    }

    /** The slot of the path that ends here, or -1. */
    int slot() {
      return slot;
    }

    @Nullable
    Node child(byte[] bytes, int from, int to, int keyHash) {
      for (int i = 0; i < hashes.length; i++) {
        if (hashes[i] == keyHash && Arrays.equals(children[i].name, 0, children[i].name.length, bytes, from, to)) {
          return children[i];
        }
      }
      return null;
    }

    private Node childFor(byte[] step) {
      int hash = KeyHash.of(step, 0, step.length);
      Node known = child(step, 0, step.length, hash);
      if (known != null) {
        return known;
      }
      var added = new Node(step, -1);
      children = Arrays.copyOf(children, children.length + 1);
      hashes = Arrays.copyOf(hashes, children.length);
      children[children.length - 1] = added;
      hashes[children.length - 1] = hash;
      return added;
    }
  }
}
