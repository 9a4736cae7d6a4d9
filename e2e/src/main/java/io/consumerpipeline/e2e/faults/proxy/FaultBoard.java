package io.consumerpipeline.e2e.faults.proxy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The faults of the moment and how often each fired. Shared by all threads of a proxy; each method is atomic. */
final class FaultBoard {
  private final Map<Fault.Kind, Long> fired = new ConcurrentHashMap<>();
  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong commitsToLose = new AtomicLong();
  private final SplittableRandom random;
  private volatile List<Fault> faults = List.of();

  FaultBoard(long seed) {
    random = new SplittableRandom(seed);
  }

  void set(List<Fault> now) {
    faults = now;
  }

  <F extends Fault> Optional<F> active(Class<F> type) {
    return faults.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  void count(Fault.Kind kind) {
    fired.merge(kind, 1L, Long::sum);
  }

  long fired(Fault.Kind kind) {
    return fired.getOrDefault(kind, 0L);
  }

  Map<Fault.Kind, Long> fired() {
    var counts = new EnumMap<Fault.Kind, Long>(Fault.Kind.class);
    for (var kind : Fault.Kind.values()) {
      counts.put(kind, fired(kind));
    }
    return counts;
  }

  /** How long a chunk is held. */
  synchronized Duration holdOf(Fault.Delay delay) {
    return delay.delay().plusNanos(delay.jitter().isZero() ? 0 : random.nextLong(delay.jitter().toNanos()));
  }

  /** Whether this COMMIT, which was just seen, is one that must not reach the server. */
  boolean losesCommit() {
    return active(Fault.LoseCommit.class).filter(fault -> commitsToLose.incrementAndGet() % fault.oneIn() == 0).isPresent();
  }

  /** Whether this COMMIT, which was just seen, is one whose answer is to be swallowed. */
  boolean takesCommit() {
    return active(Fault.SwallowCommitAnswer.class).filter(fault -> commits.incrementAndGet() % fault.oneIn() == 0).isPresent();
  }
}
