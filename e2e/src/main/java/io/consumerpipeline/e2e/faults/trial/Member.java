package io.consumerpipeline.e2e.faults.trial;

import io.consumerpipeline.e2e.process.ConsumerRuntime;
import java.io.IOException;
import java.time.Duration;

/** A process of the group, and how it is ended. One thread uses it. */
public final class Member {
  /** The exit code of a process that SIGKILL ended, and of a crash point. */
  private static final int KILLED = 137;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ConsumerRuntime runtime;
  private boolean ended;

  Member(ConsumerRuntime runtime) {
    this.runtime = runtime;
  }

  /** As its pod is called. */
  public String name() {
    return runtime.name();
  }

  /** Waits until it has said this so many times. */
  public void awaitSaid(String text, long times) throws Exception {
    Patience.of(PATIENCE).await(name() + " says \"" + text + "\"", () -> {
      checkAlive();
      return said(text) >= times;
    });
  }

  /** How many lines of its log have this text. */
  public long said(String text) throws IOException {
    return runtime.said(text);
  }

  /** Waits until it has claimed a partition. */
  public void awaitPartition() throws Exception {
    awaitSaid("Partition claimed", 1);
  }

  /** Throws with its last words if it has ended by itself. */
  public void checkAlive() throws IOException {
    if (!ended) {
      runtime.checkAlive();
    }
  }

  /** Waits until the crash point has ended it. */
  public void awaitCrash() throws Exception {
    Patience.of(PATIENCE).await("the crash point of " + name() + " is reached; it said\n" + runtime.lastWords(),
        () -> runtime.exitCode().isPresent());
    ended = true;
    int code = runtime.exitCode().orElseThrow();
    if (code != KILLED) {
      throw new IOException(name() + " ended with " + code + " before its crash point; its last words:\n" + runtime.lastWords());
    }
  }

  /** As {@code kill -STOP} or {@code kill -CONT}. */
  public void signal(String signal) throws IOException, InterruptedException {
    runtime.signal(signal);
  }

  /** As {@code kill -9}; nothing if it has ended. */
  public void kill() {
    ended = true;
    runtime.kill();
  }

  /** Asks it to end, as a kubelet does; it must do so in good order. Nothing if it has ended. */
  public void leave() throws IOException {
    if (ended) {
      return;
    }
    checkAlive();
    ended = true;
    runtime.close();
    int code = runtime.exitCode().orElseThrow();
    if (code != 0) {
      throw new IOException(name() + " was asked to stop and ended with " + code + "; its last words:\n" + runtime.lastWords());
    }
  }
}
