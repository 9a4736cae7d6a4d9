package io.consumerpipeline.operator.lag;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a pipeline is behind its topic, as the broker has it. */
public sealed interface LagObservation {
  /**
   * The broker answered for every partition.
   *
   * @param records of the topic that the group has not committed
   * @param behind age of the oldest of them; zero if there is none, null if its time could not be found out
   * @param endOffsets by partition: all partitions of the topic
   */
  record Known(long records, @Nullable Duration behind, Map<Integer, Long> endOffsets) implements LagObservation {
    public Known {
      endOffsets = Map.copyOf(endOffsets);
    }

    /** How many partitions the topic has. */
    public int partitions() {
      return endOffsets.size();
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
