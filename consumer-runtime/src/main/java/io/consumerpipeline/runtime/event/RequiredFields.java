package io.consumerpipeline.runtime.event;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.deadletter.RejectedException;
import java.util.List;

/** Paths that must be there and not null. */
final class RequiredFields {
  private final List<String> paths;
  private final int[] slots;

  /** The tree must know them all. */
  RequiredFields(List<String> paths, FieldTree tree) {
    this.paths = List.copyOf(paths);
    this.slots = paths.stream().mapToInt(tree::slot).toArray();
  }

  void check(Fields fields) throws RejectedException {
    for (int i = 0; i < slots.length; i++) {
      if (fields.kind(slots[i]).isNothing()) {
        throw new RejectedException(DeadLetterReason.MissingField, "the required field " + paths.get(i) + " is absent or null",
            paths.get(i));
      }
    }
  }
}
