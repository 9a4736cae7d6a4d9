package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.delivery.Batch.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lanes of one writer, and what comes next of them. Guarded by the lock of the {@link Inbox} they are in. */
final class Lanes {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<Lane> all = new ArrayList<>();
  private int turn;

  void add(Lane lane) {
    all.add(lane);
  }

  void remove(Lane lane) {
    all.remove(lane);
  }

  int count() {
    return all.size();
  }

  /** Whether there is nothing to store. */
  boolean areEmpty() {
    return all.stream().allMatch(Lane::isEmpty);
  }

  long queuedRecords() {
    return all.stream().mapToLong(Lane::queuedRecords).sum();
  }

  long queuedBytes() {
    return all.stream().mapToLong(Lane::queuedBytes).sum();
  }

  /** One that is to be claimed now. */
  @Nullable
  Lane unclaimed(long now) {
    for (Lane lane : all) {
      if (lane.claimDueNanos() != Lane.CLAIMED && lane.claimDueNanos() - now <= 0) {
        return lane;
      }
    }
    return null;
  }

  /** How long none is to be claimed, or a second. */
  long claimedForNanos(long now) {
    long wait = LONGEST_NANOS;
    for (Lane lane : all) {
      if (lane.claimDueNanos() != Lane.CLAIMED) {
        wait = Math.min(wait, lane.claimDueNanos() - now);
      }
    }
    return wait;
  }

  /** Each batch begins with the next lane, so that none waits for ever behind a full one. */
  Batch take(long maxRecords, long maxBytes) {
    var slices = new ArrayList<Slice>();
    long records = 0;
    long bytes = 0;
    turn++;
    for (int i = 0; i < all.size(); i++) {
      Lane lane = all.get(Math.floorMod(turn + i, all.size()));
      Ownership ownership = lane.ownership();
      while (ownership != null && records < maxRecords) {
        long before = lane.queuedBytes();
        Chunk chunk = lane.take(maxRecords - records, maxBytes - bytes, slices.isEmpty());
        if (chunk == null) {
          break;
        }
        slices.add(new Slice(lane, ownership, chunk));
        records += chunk.records().size();
        bytes += before - lane.queuedBytes();
      }
    }
    return new Batch(slices);
  }
}
