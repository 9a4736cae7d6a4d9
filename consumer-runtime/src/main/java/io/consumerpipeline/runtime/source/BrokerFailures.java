package io.consumerpipeline.runtime.source;

import io.consumerpipeline.runtime.delivery.BrokerException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** What an error of Kafka's client means. */
final class BrokerFailures {

  private BrokerFailures() {}

  static BrokerException explain(Throwable cause, String servers) {
    String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return switch (cause) {
      case AuthorizationException e -> new BrokerException("NotAuthorized", text
          + ": allow the user to read and describe the topic and the group", true, e);
      case AuthenticationException e -> new BrokerException("LoginRefused", text + ": correct the credentials", true, e);
      default ->
        new BrokerException("BrokerUnavailable", "no answer from " + servers + " (" + text + "); waiting for it", false, cause);
    };
  }
}
