package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.deadletter.DeadLetterBudget.Past;
import io.consumerpipeline.runtime.deadletter.DeadLetterRing;
import io.consumerpipeline.runtime.sink.Letters;
import io.consumerpipeline.runtime.sink.SinkException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Gives a lane that was just claimed the memory of the dead letters of those who had the partition before. */
record Remembrance(RuntimeConfig.Delivery delivery) {

  void of(Lane lane, Ownership ownership, Letters letters, Instant now) throws SinkException {
    int partition = lane.partition();
    lane.deadLetters().seed(now, letters.byMinute(ownership.source(), partition, DeadLetterRing.MINUTES));
    Duration window = Duration.ofSeconds(delivery.hold().windowSeconds());
    Duration restarted = restarted(partition, ownership, letters);
    Duration counted = min(window, restarted.minus(window));
    Past past = counted.isPositive()
        ? letters.past(ownership.source(), partition, ownership.nextOffset(), counted)
        : new Past(0, 0);
    lane.budget().start(now, past, now.plus(window.minus(min(window, restarted))));
    if (lane.holds() && !lane.budget().holding()) {
      lane.letGo();
    }
  }

  /** How long ago the nonce lifted what held; long ago if it never did. What came within a window after it is not counted. */
  private Duration restarted(int partition, Ownership ownership, Letters letters) throws SinkException {
    boolean relays = !delivery.deadLetterTopic().isEmpty();
    if (!relays && delivery.restart().isEmpty()) {
      return Duration.ofDays(1000);
    }
    return letters.claimed(ownership.source(), partition, ownership.epoch(), delivery.restart(),
        relays ? OptionalLong.of(ownership.nextOffset()) : OptionalLong.empty());
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
