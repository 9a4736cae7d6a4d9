package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.health.ConnectionMonitor;
import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.Sink;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A writer's connection to the sink, opened when needed. One thread only, but any may ask whether it is open. */
final class SinkAccess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SinkAccess.class);

  private final Sink sink;
  private final ConnectionMonitor monitor;
  private volatile @Nullable SinkSession session;

  SinkAccess(Sink sink, ConnectionMonitor monitor) {
    this.sink = sink;
    this.monitor = monitor;
  }

  boolean isOpen() {
    return session != null;
  }

  SinkSession session() throws SinkException {
    SinkSession open = session;
    if (open == null) {
      open = sink.open();
      session = open;
    }
    return open;
  }

  /** The sink did what it was asked. */
  void worked() {
    if (monitor.now().reason() != null) {
      LOG.atInfo().addKeyValue("sink", sink.name()).log("The sink takes records again");
    }
    monitor.connected();
  }

  /** The sink did not; a connection that may be broken is closed. */
  void failed(Failure failure) {
    switch (failure) {
      case Failure.Outage(String reason, String message) -> {
        close();
        report(monitor.unavailable(reason, message), failure);
      }
      case Failure.InDoubt(String reason, String message) -> {
        close();
        report(monitor.unavailable(reason, message), failure);
      }
      case Failure.Busy(String reason, String message) -> report(monitor.unavailable(reason, message), failure);
      case Failure.Setup(String reason, String message) -> {
        close();
        report(monitor.misconfigured(reason, message), failure);
      }
      case Failure.Poison _,Failure.Fenced _ -> monitor.connected();
    }
  }

  private void report(boolean news, Failure failure) {
    if (news) {
      LOG.atWarn().addKeyValue("sink", sink.name()).addKeyValue("reason", failure.reason())
          .addKeyValue("detail", failure.message())
          .log("The sink takes no records; waiting");
    }
  }

  @Override
  public void close() {
    SinkSession open = session;
    session = null;
    if (open != null) {
      open.close();
    }
  }
}
