package io.consumerpipeline.runtime.health;

import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How it stands with a server, told by the thread that uses it and read by any. */
public final class ConnectionMonitor {
  private final InstantSource clock;
  private volatile Connection now;

  /** Not tried yet. */
  public ConnectionMonitor(InstantSource clock) {
    this.clock = clock;
    this.now = new Connection(ConnectionState.Unknown, null, null, clock.instant());
  }

  /** The last use succeeded. */
  public void connected() {
    become(ConnectionState.Connected, null, null);
  }

  /** Away or busy; true if that is news. */
  public boolean unavailable(String reason, String message) {
    return become(ConnectionState.Unavailable, reason, message);
  }

  /** Somebody has to change something; true if that is news. */
  public boolean misconfigured(String reason, String message) {
    return become(ConnectionState.Misconfigured, reason, message);
  }

  /** The state since it became so; only a change of state or reason is a change. */
  private boolean become(ConnectionState state, @Nullable String reason, @Nullable String message) {
    Connection before = now;
    boolean changed = before.state() != state || !Objects.equals(before.reason(), reason);
    if (changed || !Objects.equals(before.message(), message)) {
      Instant since = before.state() == state ? before.since() : clock.instant();
      now = new Connection(state, reason, message, since);
    }
    return changed;
  }

  /** How it stands. */
  public Connection now() {
    return now;
  }
}
