package io.consumerpipeline.contract;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer pod knows of itself, served as JSON at {@code /status} and asked for by the operator at each poll.
 *
 * @param version of the runtime
 * @param source the broker, as this pod finds it
 * @param sink the database, as this pod finds it
 * @param partitions those assigned to this pod, by number
 * @param events what became of the records since the pod started
 * @param busySeconds since the pod started, of all writers: time they worked, with a sink that took what they stored. Of small
 *     transactions only what they would take in full ones; with a limit of records per second at least as long as it allows for those
 *     that were stored. So records by busy time is what a pod can do
 * @param losses the last ones since the pod started: records that are not in the topic any more and were passed over
 * @param deadLetterTopic the Kafka topic of dead letters, as this pod finds it; null if there is none
 */
public record RuntimeStatus(String version, Instant startedAt, Connection source, Connection sink, List<Partition> partitions,
    Events events, double busySeconds, List<Loss> losses, @Nullable Connection deadLetterTopic) {

  /** Pods of an earlier version tell no losses. */
  public RuntimeStatus {
    losses = Objects.requireNonNullElse(losses, List.of());
  }

  /**
   * Whether a server can be used.
   *
   * @param reason one CamelCase word for programs, such as {@code MissingTable}; null while connected
   * @param message what is wrong and what to do, without secrets or data; null while connected
   * @param since when the state became what it is
   */
  public record Connection(ConnectionState state, @Nullable String reason, @Nullable String message, Instant since) {}

  /** How it stands with a server. */
  public enum ConnectionState {
    /** Not tried yet. */
    Unknown,
    /** The last use succeeded. */
    Connected,
    /** Away or busy: waited for, and comes back by itself. */
    Unavailable,
    /** Somebody has to change something: a password, a grant, a table, a topic. */
    Misconfigured
  }

  /**
   * One assigned partition.
   *
   * @param reason why it is not consuming; null while it is
   * @param message what to do about it; null while consuming
   * @param nextOffset the first offset that is not stored yet; null until the position is known
   * @param deadLettersLastHour dead letters of this partition within the last 60 minutes, whichever pod wrote them
   */
  public record Partition(int partition, PartitionState state, @Nullable String reason, @Nullable String message,
      @Nullable Long nextOffset, long deadLettersLastHour) {}

  /**
   * Records that were gone before they were stored; reading went on behind them, because the resource says so.
   *
   * @param reason one CamelCase word
   * @param message which offsets are lost, how many, and where reading went on
   */
  public record Loss(int partition, String reason, String message, Instant time) {}

  /** What happens with a partition. */
  public enum PartitionState {
    /** Records are read and stored. */
    Consuming,
    /** The sink is waited for. */
    Waiting,
    /** Somebody has to decide; nothing is skipped meanwhile. */
    Stopped
  }

  /** Final outcomes: {@code consumed = ok + skipped + dbError + decodeError} once all that was polled is stored. */
  public record Events(long consumed, long ok, long skipped, long dbError, long decodeError) {}
}
