package io.consumerpipeline.operator.lag;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a pipeline is behind its topic, as the broker has it. */
public sealed interface LagObservation {
  /**
   * The broker answered for every partition.
   *
   * @param byPartition all partitions of the topic
   * @param retention how long the topic keeps records; null if it keeps them for ever, or if nobody may know
   */
  record Known(Map<Integer, PartitionLag> byPartition, @Nullable Duration retention) implements LagObservation {
    public Known {
      byPartition = Map.copyOf(byPartition);
    }

    /** Records of the topic that the group has not committed. */
    public long records() {
      return byPartition.values().stream().mapToLong(PartitionLag::unread).sum();
    }

    /** Age of the oldest of them; zero if there is none, null if it could not be found out. */
    public @Nullable Duration behind() {
      var oldest = Duration.ZERO;
      for (var partition : byPartition.values()) {
        var behind = partition.behind();
        if (behind == null) {
          return null;
        }
        oldest = behind.compareTo(oldest) > 0 ? behind : oldest;
      }
      return oldest;
    }

    /** How many partitions the topic has. */
    public int partitions() {
      return byPartition.size();
    }
  }

  /**
   * Where a group stands in a partition.
   *
   * @param next the first offset that is not committed
   * @param end the offset that the next record will get
   * @param behind age of the record at {@code next}; zero if there is none, null if it could not be found out
   */
  record PartitionLag(long next, long end, @Nullable Duration behind) {
    /** Records between them. */
    public long unread() {
      return Math.max(0, end - next);
    }
  }

  /**
   * The lag is not known; it is neither zero nor the last one that was.
   *
   * @param message what the broker or the network said, for people; without figures that change
   */
  record Unknown(Cause cause, String message) implements LagObservation {}

  /** Why a lag is not known. */
  enum Cause {
    /** The first poll is under way. */
    NotAskedYet,
    /** No broker answers, or its name cannot be resolved. */
    BrokerUnreachable,
    /** The topic does not exist, or may not be seen. */
    TopicNotFound,
    /** The broker does not accept the login. */
    LoginRefused,
    /** One side does not accept the other's certificate. */
    CertificateRefused,
    /** The broker does not allow what is asked for. */
    NotAuthorized,
    /** The port speaks TLS and the pipeline does not. */
    TlsRequired,
    /** The pipeline speaks TLS and the port does not. */
    TlsNotOffered,
    /** A Secret lacks a key, or its value is unusable. */
    SecretKeyMissing,
    /** The OAuth server gives no token. */
    TokenRefused,
    /** The broker answers with another error. */
    BrokerError
  }
}
