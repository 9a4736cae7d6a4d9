package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.sink.Advance;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkSession;
import io.consumerpipeline.runtime.sink.StoredPosition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a COMMIT ended whose answer was lost, read from the positions that it would have moved. They moved all or none; a partition that
 * is not ours any more is fenced whatever became of the batch, because its new owner goes on from what is stored.
 */
record Doubt(Set<Integer> done, Set<Integer> again, Set<Integer> fenced) {

  static Doubt resolve(Batch batch, SinkSession session) throws SinkException {
    List<Advance> advances = batch.advances();
    Map<Integer, StoredPosition> stored = session.positions().settled(batch.source(),
        advances.stream().map(Advance::partition).toList());
    var doubt = new Doubt(new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (Advance advance : advances) {
      doubt.sort(advance, stored.get(advance.partition())).add(advance.partition());
    }
    return doubt;
  }

  private Set<Integer> sort(Advance advance, @Nullable StoredPosition now) {
    if (now == null || now.ownerEpoch() != advance.ownerEpoch()) {
      return fenced;
    }
    if (now.nextOffset() == advance.to()) {
      return done;
    }
    return now.nextOffset() == advance.from() ? again : fenced;
  }
}
