package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.deadletter.DeadLetterBudget;
import io.consumerpipeline.runtime.deadletter.DeadLetterRing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The way of one assigned partition from the poll loop to its writer, in order.
 *
 * <p>Threads: the queue and {@code claimDueNanos} are guarded by the lock of the {@link Inbox} the lane is in. Ownership, state and
 * the release are written by one thread at a time and read by any, so they are volatile.
 */
public final class Lane {
  static final long CLAIMED = Long.MAX_VALUE;

  private final int partition;
  private final DeadLetterRing deadLetters = new DeadLetterRing();
  private final DeadLetterBudget budget;
  private final Deque<Chunk> queue = new ArrayDeque<>();
  private long queuedBytes;
  private long queuedRecords;
  private long claimDueNanos;
  private volatile @Nullable Ownership ownership;
  private volatile LaneState state = LaneState.CLAIMING;
  private volatile @Nullable DataLoss seen;
  private volatile @Nullable LaneState held;
  private final AtomicBoolean unrelayed = new AtomicBoolean(true);
  private volatile boolean released;
  private volatile long oldestTimestamp = Long.MAX_VALUE;
  private volatile long endOffset = -1;

  Lane(int partition, DeadLetterBudget budget, long claimDueNanos) {
    this.partition = partition;
    this.budget = budget;
    this.claimDueNanos = claimDueNanos;
  }

  /** The partition's number. */
  public int partition() {
    return partition;
  }

  /** Where it stands; null until it is ours. */
  public @Nullable Ownership ownership() {
    return ownership;
  }

  /** Told by the poll loop: the first offset that no record has yet. */
  public void endOffset(long offset) {
    endOffset = offset;
  }

  /** Records that are not stored yet, or -1 if that is not known. */
  public long lag() {
    Ownership now = ownership;
    return now == null || endOffset < 0 ? -1 : Math.max(0, endOffset - now.nextOffset());
  }

  /** Timestamp of the oldest record that is polled and not stored; {@link Long#MAX_VALUE} if there is none. */
  long oldestTimestamp() {
    return oldestTimestamp;
  }

  /** There may be dead letters that were not passed on. */
  public void unrelayed() {
    unrelayed.set(true);
  }

  /** Whether there may be; from now on they are taken care of. */
  public boolean takeUnrelayed() {
    return unrelayed.getAndSet(false);
  }

  DeadLetterRing deadLetters() {
    return deadLetters;
  }

  /** For the writer's thread. */
  DeadLetterBudget budget() {
    return budget;
  }

  /** Whether it holds because of too many dead letters; also while what is held is read again. */
  public boolean holds() {
    return held != null;
  }

  /** The state while it holds: the first one, so that it does not change with each attempt. */
  LaneState hold(LaneState why) {
    LaneState first = held;
    held = first == null ? why : first;
    return first == null ? why : first;
  }

  /** Goes on. */
  void letGo() {
    held = null;
    state = LaneState.CONSUMING;
  }

  LaneState state() {
    return state;
  }

  void state(LaneState now) {
    state = now;
  }

  /** Told by the poll loop: what reading on came to, if the stored position alone does not show it. */
  void seen(@Nullable DataLoss loss) {
    seen = loss;
  }

  @Nullable
  DataLoss seen() {
    return seen;
  }

  boolean released() {
    return released;
  }

  void release() {
    released = true;
  }

  void own(Ownership owned) {
    ownership = owned;
    unrelayed();
    LaneState holding = held;
    state = holding == null ? LaneState.CONSUMING : holding;
  }

  /** The sink has stored all before this offset. */
  void stored(long nextOffset, @Nullable Integer leaderEpoch) {
    Ownership now = ownership;
    if (now != null) {
      ownership = now.at(nextOffset, leaderEpoch);
    }
  }

  void disown(LaneState why) {
    ownership = null;
    state = why;
  }

  // Guarded by the inbox.

  long claimDueNanos() {
    return claimDueNanos;
  }

  void claimDue(long nanos) {
    claimDueNanos = nanos;
  }

  long queuedBytes() {
    return queuedBytes;
  }

  long queuedRecords() {
    return queuedRecords;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  void add(Chunk chunk) {
    queue.add(chunk);
    queuedRecords += chunk.records().size();
    for (ConsumerRecord<byte[], byte[]> record : chunk.records()) {
      queuedBytes += Chunk.bytes(record);
      oldestTimestamp = Math.min(oldestTimestamp, record.timestamp());
    }
  }

  void clear() {
    queue.clear();
    queuedBytes = 0;
    queuedRecords = 0;
    oldestTimestamp = Long.MAX_VALUE;
  }

  /** The next chunk, cut where the room ends; null if there is none or no room for its first record and {@code must} is false. */
  @Nullable
  Chunk take(long maxRecords, long maxBytes, boolean must) {
    Chunk chunk = queue.peek();
    if (chunk == null) {
      return null;
    }
    int count = 0;
    long bytes = 0;
    for (; count < chunk.records().size() && count < maxRecords; count++) {
      long size = Chunk.bytes(chunk.records().get(count));
      if (bytes + size > maxBytes && !(must && count == 0)) {
        break;
      }
      bytes += size;
    }
    if (count == 0 && !chunk.records().isEmpty()) {
      return null;
    }
    queue.poll();
    queuedBytes -= bytes;
    queuedRecords -= count;
    if (count == chunk.records().size()) {
      return chunk;
    }
    queue.addFirst(chunk.after(count));
    return chunk.first(count);
  }

  /** After a batch: what is oldest is what comes first in the queue. */
  void refreshOldest() {
    Chunk first = queue.peek();
    oldestTimestamp = first == null || first.records().isEmpty() ? Long.MAX_VALUE : first.records().getFirst().timestamp();
  }
}
