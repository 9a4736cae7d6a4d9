package io.consumerpipeline.operator.lag;

import io.consumerpipeline.kafka.Refusal;
import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A Kafka cluster that does not answer as a whole. */
final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Unknown unknown;

  BrokerException(Throwable cause) {
    this(unknown(cause), cause);
  }

  BrokerException(Unknown unknown, Throwable cause) {
    super(unknown.message(), cause);
    this.unknown = unknown;
  }

  /** What it means for a pipeline. */
  Unknown unknown() {
    return unknown;
  }

  /** What a refusal means for a pipeline. */
  static Unknown unknown(Refusal refusal) {
    return new Unknown(switch (refusal.reason()) {
      case LoginRefused -> Cause.LoginRefused;
      case CertificateRefused -> Cause.CertificateRefused;
      case NotAuthorized -> Cause.NotAuthorized;
      case TlsRequired -> Cause.TlsRequired;
      case TlsNotOffered -> Cause.TlsNotOffered;
      case SecretKeyMissing -> Cause.SecretKeyMissing;
      case TokenRefused -> Cause.TokenRefused;
    }, refusal.message());
  }

  /** What an error of the Kafka client means. */
  static Unknown unknown(Throwable error) {
    return switch (error) {
      case ExecutionException wrapped when wrapped.getCause() != null -> unknown(wrapped.getCause());
      case UnknownTopicOrPartitionException e -> new Unknown(Cause.TopicNotFound, "the topic does not exist");
      case TimeoutException e -> new Unknown(Cause.BrokerUnreachable, "no broker answers");
      case DisconnectException e -> new Unknown(Cause.BrokerUnreachable, "the broker closed the connection");
      case BrokerNotAvailableException e -> new Unknown(Cause.BrokerUnreachable, "no broker is available");
      case ConfigException e -> new Unknown(Cause.BrokerUnreachable, text(e));
      case Throwable e when e.getCause() instanceof ConfigException config -> new Unknown(Cause.BrokerUnreachable, text(config));
      case Throwable e -> new Unknown(Cause.BrokerError, e.getClass().getSimpleName() + ": " + text(e));
    };
  }

  /** Whether the whole cluster is away, so that asking further only takes time. */
  static boolean away(Throwable error) {
    return unknown(error).cause() == Cause.BrokerUnreachable;
  }

  private static String text(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().lines().findFirst().orElse("");
  }
}
