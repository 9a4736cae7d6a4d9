package io.consumerpipeline.runtime.telemetry;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.contract.DeadLetterReason.Outcome;
import io.consumerpipeline.contract.RuntimeStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What became of the records since the start; counters, status and summary all read from here. Safe for use by several threads. */
public final class Totals {
  private final LongAdder consumed = new LongAdder();
  private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
  private final Map<DeadLetterReason, LongAdder> reasons = new EnumMap<>(DeadLetterReason.class);
  private final LongAdder flushes = new LongAdder();
  private final LongAdder flushNanos = new LongAdder();
  private final LongAdder busyNanos = new LongAdder();
  private final LongAdder limitedNanos = new LongAdder();
  private final LongAdder rebalances = new LongAdder();
  private final LongAdder commitFailures = new LongAdder();
  private final LongAdder fenced = new LongAdder();
  private final LongAdder relayed = new LongAdder();
  private final Map<RetryReason, LongAdder> retries = new EnumMap<>(RetryReason.class);
  private final List<String> typeNames;
  private final LongAdder[] types;

  /** All zero; events are also counted under these types, the last one for all others. */
  public Totals(List<String> typeNames) {
    this.typeNames = List.copyOf(typeNames);
    this.types = Stream.generate(LongAdder::new).limit(typeNames.size()).toArray(LongAdder[]::new);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new LongAdder());
    }
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      reasons.put(reason, new LongAdder());
    }
    for (RetryReason reason : RetryReason.values()) {
      retries.put(reason, new LongAdder());
    }
  }

  /** Polled. */
  public void consumed(long records) {
    consumed.add(records);
  }

  /** Stored as rows. */
  public void stored(long rows) {
    count(outcomes, Outcome.OK).add(rows);
  }

  /** Stored as a dead letter. */
  public void deadLetter(DeadLetterReason reason, Outcome outcome) {
    count(reasons, reason).increment();
    count(outcomes, outcome).increment();
  }

  /** Counted and not kept, because that is wanted for their type. */
  public void skipped(long events) {
    count(outcomes, Outcome.SKIPPED).add(events);
  }

  /** To count the types of a batch in. */
  public TypeCounts noTypes() {
    return new TypeCounts(types.length);
  }

  /** The types of a batch that was stored. */
  public void types(TypeCounts counts) {
    for (int i = 0; i < types.length; i++) {
      types[i].add(counts.of(i));
    }
  }

  /** Dead letters that a topic has acknowledged. */
  public void relayed(long letters) {
    relayed.add(letters);
  }

  /** A transaction that lasted so long. */
  public void flush(long nanos) {
    flushes.increment();
    flushNanos.add(nanos);
  }

  /** A writer worked, with a sink that took what it stored. */
  public void busy(long nanos) {
    busyNanos.add(nanos);
  }

  /** A writer with records waits so long, because no more may be stored per second. */
  public void limited(long nanos) {
    limitedNanos.add(nanos);
  }

  /** The assignment changed. */
  public void rebalanced() {
    rebalances.increment();
  }

  /** Kafka did not take a position. */
  public void commitFailed() {
    commitFailures.increment();
  }

  /** A partition was lost to another owner. */
  public void fenced() {
    fenced.increment();
  }

  /** A batch is tried again. */
  public void retried(RetryReason reason) {
    count(retries, reason).increment();
  }

  private static <K extends Enum<K>> LongAdder count(Map<K, LongAdder> counts, K key) {
    LongAdder count = counts.get(key);
    if (count == null) {
      throw new IllegalStateException("no counter for " + key);
    }
    return count;
  }

  double consumed() {
    return consumed.sum();
  }

  double of(Outcome outcome) {
    return count(outcomes, outcome).sum();
  }

  double of(DeadLetterReason reason) {
    return count(reasons, reason).sum();
  }

  double of(RetryReason reason) {
    return count(retries, reason).sum();
  }

  List<String> typeNames() {
    return typeNames;
  }

  /** In the order of their names. */
  long[] typeSums() {
    return Stream.of(types).mapToLong(LongAdder::sum).toArray();
  }

  long flushes() {
    return flushes.sum();
  }

  long flushMilliseconds() {
    return flushNanos.sum() / 1_000_000;
  }

  double rebalances() {
    return rebalances.sum();
  }

  double commitFailures() {
    return commitFailures.sum();
  }

  double relayed() {
    return relayed.sum();
  }

  double fencedPartitions() {
    return fenced.sum();
  }

  /** Seconds that writers worked. */
  public double busySeconds() {
    return busyNanos.sum() / 1e9;
  }

  double limitedSeconds() {
    return limitedNanos.sum() / 1e9;
  }

  /** As {@code /status} tells it. */
  public RuntimeStatus.Events events() {
    return new RuntimeStatus.Events(consumed.sum(), count(outcomes, Outcome.OK).sum(), count(outcomes, Outcome.SKIPPED).sum(),
        count(outcomes, Outcome.DB_ERROR).sum(), count(outcomes, Outcome.DECODE_ERROR).sum());
  }
}
