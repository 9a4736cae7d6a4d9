package io.consumerpipeline.e2e.faults.proxy;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What a proxy does to connections, from the moment it is set on, to those that are open already too. */
public sealed interface Fault {

  /** Which counter counts it. */
  Kind kind();

  /** A counter per fault. */
  enum Kind {
    /** Chunks that were held. */
    DELAY,
    /** Chunks that were held. */
    BANDWIDTH,
    /** Connections that were cut. */
    CUT,
    /** Directions of connections that went deaf. */
    HALF_OPEN,
    /** Connections of which one direction went deaf. */
    ONE_WAY_DROP,
    /** Commits that took place and of which the client did not learn. */
    SWALLOW_COMMIT_ANSWER,
    /** Commits that were sent and did not reach the server. */
    LOSE_COMMIT
  }

  /**
   * Each chunk of at most 64 KiB is held for {@code delay} and a random part of {@code jitter} before it goes on, both ways. What arrives
   * meanwhile waits, so a connection carries at most 64 KiB per delay.
   */
  record Delay(Duration delay, Duration jitter) implements Fault {
    @Override
    public Kind kind() {
      return Kind.DELAY;
    }
  }

  /** Each direction of each connection carries no more than this. */
  record Bandwidth(long bytesPerSecond) implements Fault {
    public Bandwidth {
      if (bytesPerSecond < 1) {
        throw new IllegalArgumentException(
            "a bandwidth of " + bytesPerSecond + " bytes per second carries nothing; use HalfOpen");
      }
    }

    @Override
    public Kind kind() {
      return Kind.BANDWIDTH;
    }

    Duration timeFor(int bytes) {
      return Duration.ofNanos(bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
    }
  }

  /**
   * Both ends get a RST once so many bytes of a connection went this way; with the next byte if more of them did before.
   */
  record CutAt(Direction direction, long bytes) implements Fault {
    @Override
    public Kind kind() {
      return Kind.CUT;
    }
  }

  /**
   * Bytes vanish both ways, and neither end hears of the other's closing: as behind a cable that was pulled. A direction that lost a byte
   * stays deaf until its connection is gone, also when the fault is taken away.
   */
  record HalfOpen() implements Fault {
    @Override
    public Kind kind() {
      return Kind.HALF_OPEN;
    }
  }

  /** As {@link HalfOpen}, in one direction. */
  record OneWayDrop(Direction direction) implements Fault {
    @Override
    public Kind kind() {
      return Kind.ONE_WAY_DROP;
    }
  }

  /**
   * Of every so many COMMITs of the proxy's PostgreSQL connections one is forwarded, its success is awaited and kept from the client, and
   * then both ends get a RST. A COMMIT that fails is answered as usual. Sees nothing in TLS: connect with {@code sslmode=disable}.
   */
  record SwallowCommitAnswer(int oneIn) implements Fault {
    public SwallowCommitAnswer {
      if (oneIn < 1) {
        throw new IllegalArgumentException("one in " + oneIn + " is no share; use 1 for every COMMIT");
      }
    }

    @Override
    public Kind kind() {
      return Kind.SWALLOW_COMMIT_ANSWER;
    }
  }

  /**
   * Of every so many COMMITs of the proxy's PostgreSQL connections one is not forwarded, and both ends get a RST: to the client it looks
   * like {@link SwallowCommitAnswer}. Sees nothing in TLS either.
   */
  record LoseCommit(int oneIn) implements Fault {
    public LoseCommit {
      if (oneIn < 1) {
        throw new IllegalArgumentException("one in " + oneIn + " is no share; use 1 for every COMMIT");
      }
    }

    @Override
    public Kind kind() {
      return Kind.LOSE_COMMIT;
    }
  }

  /** Whether the proxy has to understand PostgreSQL's protocol for it. */
  default boolean isAboutCommit() {
    return this instanceof SwallowCommitAnswer || this instanceof LoseCommit;
  }

  /**
   * A fault as people type it: {@code delay MS JITTER_MS}, {@code bandwidth BYTES_PER_SECOND}, {@code cut TO_SERVER|TO_CLIENT BYTES},
   * {@code half-open}, {@code one-way-drop TO_SERVER|TO_CLIENT}, {@code swallow-commit-answer ONE_IN}, {@code lose-commit ONE_IN}.
   */
  static Fault parse(String text) {
    String[] words = text.trim().split(" +");
    try {
      return switch (words[0]) {
        case "delay" -> new Delay(Duration.ofMillis(Long.parseLong(words[1])), Duration.ofMillis(Long.parseLong(words[2])));
        case "bandwidth" -> new Bandwidth(Long.parseLong(words[1]));
        case "cut" -> new CutAt(Direction.valueOf(words[1]), Long.parseLong(words[2]));
        case "half-open" -> new HalfOpen();
        case "one-way-drop" -> new OneWayDrop(Direction.valueOf(words[1]));
        case "swallow-commit-answer" -> new SwallowCommitAnswer(Integer.parseInt(words[1]));
        case "lose-commit" -> new LoseCommit(Integer.parseInt(words[1]));
        default -> throw new IllegalArgumentException("no fault has this name");
      };
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no fault (" + e.getMessage() + "); write one of "
          + Arrays.asList("delay MS JITTER_MS", "bandwidth BYTES_PER_SECOND", "cut TO_SERVER|TO_CLIENT BYTES", "half-open",
              "one-way-drop TO_SERVER|TO_CLIENT", "swallow-commit-answer ONE_IN", "lose-commit ONE_IN"),
          e);
    }
  }
}
