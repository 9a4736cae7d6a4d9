package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A Kafka cluster that does not answer as a whole. */
final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokerException(Throwable cause) {
    super(cause);
  }

  /** What it means for a pipeline. */
  Unknown unknown() {
    return unknown(getCause() == null ? this : getCause());
  }

  /** What an error of the Kafka client means. */
  static Unknown unknown(Throwable error) {
    return switch (error) {
      case ExecutionException wrapped when wrapped.getCause() != null -> unknown(wrapped.getCause());
      case UnknownTopicOrPartitionException e -> new Unknown(Cause.TopicNotFound, "the topic does not exist");
      case AuthorizationException e -> new Unknown(Cause.AuthorizationFailed, text(e));
      case AuthenticationException e -> new Unknown(Cause.AuthorizationFailed, text(e));
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
