package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All writers of this pod. Lanes are opened, filled and closed by the poll loop's thread; the rest may be called by any.
 * A partition always goes to the same writer.
 */
public final class Delivery {
  private static final double MILLIS = 1e3;

  private final List<WriterThread> writers;
  private final InstantSource clock;
  private final Losses losses;
  private final Map<Integer, Lane> lanes = new ConcurrentHashMap<>();

  Delivery(List<WriterThread> writers, Losses losses, InstantSource clock) {
    this.writers = List.copyOf(writers);
    this.losses = losses;
    this.clock = clock;
  }

  /** Lets the writers run. */
  public void start() {
    writers.forEach(writer -> writer.thread().start());
  }

  /** A partition was assigned to us: its writer claims it and then starts the flow. */
  public Lane open(int partition) {
    Lane lane = writer(partition).inbox().open(partition);
    lanes.put(partition, lane);
    return lane;
  }

  /** A partition is ours no longer: what is not being written now is dropped. */
  public void close(Lane lane) {
    lanes.remove(lane.partition(), lane);
    writer(lane.partition()).inbox().close(lane);
  }

  /** Hands over what one poll brought since the lane was started with this claim. */
  public void put(Lane lane, long ownerEpoch, Chunk chunk) {
    writer(lane.partition()).inbox().put(lane, ownerEpoch, chunk);
  }

  /** The position that was being read cannot be read on: nothing more is taken, and whoever claims it anew decides. */
  public void lose(Lane lane, @Nullable DataLoss seen) {
    lane.seen(seen);
    writer(lane.partition()).inbox().disown(lane, LaneState.waiting("PositionLost", "the stored position is looked at anew"),
        TimeUnit.SECONDS.toNanos(1));
  }

  /** Whether nothing more should be read for this lane. */
  public boolean isFull(Lane lane) {
    return writer(lane.partition()).inbox().isFull(lane);
  }

  /** Whether it is worth while to read for this lane again. */
  public boolean isDrained(Lane lane) {
    return writer(lane.partition()).inbox().isDrained(lane);
  }

  /** How many bytes may still be read ahead, of all lanes together. */
  public long room() {
    long room = 0;
    for (WriterThread writer : writers) {
      room += writer.inbox().room();
    }
    return room;
  }

  /** Nothing more is read of a partition; what was read is stored, and it stays ours. */
  public void stop(Lane lane, String reason, String message) {
    lane.state(LaneState.stopped(reason, message));
  }

  /** Ends the writers after the batch each is at, but waits no longer than this; what is not stored then is read again by others. */
  public void stop(Duration patience) throws InterruptedException {
    writers.forEach(writer -> writer.inbox().stop());
    long end = System.nanoTime() + patience.toNanos();
    for (WriterThread writer : writers) {
      TimeUnit.NANOSECONDS.timedJoin(writer.thread(), Math.max(1_000_000, end - System.nanoTime()));
    }
  }

  /** The lanes that are open. */
  public List<Lane> lanes() {
    return lanes.values().stream().sorted(Comparator.comparingInt(Lane::partition)).toList();
  }

  private WriterThread writer(int partition) {
    return writers.get(partition % writers.size());
  }

  /** Age in seconds of the oldest record that is polled and not stored, 0 if there is none; nothing before the first claim. */
  public OptionalDouble lagSeconds() {
    List<Lane> owned = lanes().stream().filter(lane -> lane.ownership() != null).toList();
    if (owned.isEmpty()) {
      return OptionalDouble.empty();
    }
    long oldest = owned.stream().mapToLong(Lane::oldestTimestamp).min().orElse(Long.MAX_VALUE);
    return OptionalDouble.of(oldest == Long.MAX_VALUE ? 0 : Math.max(0, clock.millis() - oldest) / MILLIS);
  }

  /** How it stands with the sink: as with the writer that fares worst. */
  public Connection sink() {
    return writers.stream().map(writer -> writer.monitor().now())
        .max(Comparator.comparingInt(connection -> severity(connection.state()))).orElseThrow();
  }

  /** Connections to the sink that are open now. */
  public long openConnections() {
    return writers.stream().filter(writer -> writer.access().isOpen()).count();
  }

  private static int severity(ConnectionState state) {
    return switch (state) {
      case Unknown -> 0;
      case Connected -> 1;
      case Unavailable -> 2;
      case Misconfigured -> 3;
    };
  }

  /** As {@code /status} tells it. */
  public List<RuntimeStatus.Partition> partitions() {
    Instant now = clock.instant();
    return lanes().stream().map(lane -> partition(lane, now)).toList();
  }

  /** The last records that were passed over because they are not in the topic any more. */
  public List<RuntimeStatus.Loss> losses() {
    return losses.last();
  }

  private RuntimeStatus.Partition partition(Lane lane, Instant now) {
    LaneState state = lane.state();
    Connection sink = writer(lane.partition()).monitor().now();
    if (state.state() == PartitionState.Consuming && sink.state() != ConnectionState.Connected) {
      state = LaneState.waiting(sink.reason() == null ? "Claiming" : sink.reason(), sink.message() == null ? "" : sink.message());
    }
    Ownership ownership = lane.ownership();
    return new RuntimeStatus.Partition(lane.partition(), state.state(), state.reason(), state.message(), nextOffset(ownership),
        lane.deadLetters().lastHour(now));
  }

  private static @Nullable Long nextOffset(@Nullable Ownership ownership) {
    return ownership == null ? null : ownership.nextOffset();
  }
}
