package io.consumerpipeline.runtime.source;

import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.health.ConnectionMonitor;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How it stands with the broker: as the watch finds it, unless reading itself is refused, which the watch need not notice: who may
 * describe a topic may not therefore read it. Told by the watch's thread and by the poll loop's, read by any.
 */
final class SourceConnection {
  /** Kafka's client asks again within moments, so a refusal that is not repeated has been mended. */
  private static final long REFUSAL_STANDS_NANOS = Duration.ofSeconds(10).toNanos();

  private final ConnectionMonitor watched;
  private final ConnectionMonitor read;
  private volatile boolean refused;
  private volatile long refusedNanos;

  SourceConnection(InstantSource clock) {
    this.watched = new ConnectionMonitor(clock);
    this.read = new ConnectionMonitor(clock);
  }

  /** The watch was answered. */
  void answered() {
    watched.connected();
  }

  /** The watch was not answered, or not as it should; true if that is news. */
  boolean failed(BrokerException e) {
    return e.misconfigured() ? watched.misconfigured(e.reason(), e.text()) : watched.unavailable(e.reason(), e.text());
  }

  /** Reading is refused; true if that is news. */
  boolean refused(BrokerException e) {
    refusedNanos = System.nanoTime();
    refused = true;
    return read.misconfigured(e.reason(), e.text());
  }

  /** Records came. */
  void reading() {
    if (refused) {
      refused = false;
      read.connected();
    }
  }

  Connection now() {
    if (refused && System.nanoTime() - refusedNanos > REFUSAL_STANDS_NANOS) {
      reading();
    }
    return refused ? read.now() : watched.now();
  }
}
