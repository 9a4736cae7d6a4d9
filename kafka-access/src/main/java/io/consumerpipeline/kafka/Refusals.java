package io.consumerpipeline.kafka;

import io.consumerpipeline.contract.RuntimeConfig.Login;
import io.consumerpipeline.contract.RuntimeConfig.Security;
import io.consumerpipeline.kafka.Refusal.Reason;
import java.util.Optional;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.jspecify.annotations.Nullable;

/**
 * What an error of Kafka's client says about getting in, and what to do.
 *
 * @param token why the OAuth server gave no token the last time; null if it gave one
 */
record Refusals(String bootstrapServers, Security security, @Nullable Refusal token) {

  /** What an error says; nothing if it says no more than that nobody answers. */
  Optional<Refusal> of(Throwable error, Asked asked) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      Optional<Refusal> found = switch (cause) {
        case SslAuthenticationException e -> Optional.of(
            new Refusal(Reason.CertificateRefused, new CertificateRefusals(bootstrapServers, security).text(e)));
        case AuthenticationException e -> Optional.of(login(e));
        case AuthorizationException e -> Optional.of(new Refusal(Reason.NotAuthorized, authorization(e, asked)));
        case LoginException _ -> Optional.ofNullable(token);
        default -> Optional.empty();
      };
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whether nobody answers, as it looks to Kafka's client. */
  static boolean away(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException || cause instanceof DisconnectException) {
        return true;
      }
    }
    return false;
  }

  private Refusal login(AuthenticationException e) {
    return token != null ? token : new Refusal(Reason.LoginRefused, bootstrapServers + switch (e) {
      case UnsupportedSaslMechanismException _ ->
        " does not offer this kind of login (" + e.getMessage() + "): set source.kafka.authentication.type to one it does offer";
      case IllegalSaslStateException _ ->
        " asks for no login: remove source.kafka.authentication, or name the port of the listener that asks for one";
      default -> switch (security.login()) {
        case Login.Password login -> " does not accept user " + login.username() + " with this password (" + e.getMessage()
            + "): correct source.kafka.authentication.username, or the password in " + login.passwordFile()
            + "; it is read again at the next attempt";
        case Login.Token login -> " does not accept the token that " + login.tokenEndpointUri() + " gave to client "
            + login.clientId() + " (" + e.getMessage() + "): compare its issuer, audience and scope with what the broker expects";
        case Login.None _,Login.Certificate _ -> " refuses the login (" + e.getMessage() + "): set source.kafka.authentication";
      };
    });
  }

  /** Only some of Kafka's answers name the topic or group that they are about. */
  private String authorization(AuthorizationException e, Asked asked) {
    return switch (e) {
      case TopicAuthorizationException topic -> lacking(Right.ReadTopic,
          topic.unauthorizedTopics().isEmpty() ? asked.topic() : String.join(", ", topic.unauthorizedTopics()));
      case GroupAuthorizationException group ->
        lacking(Right.UseGroup,
            group.groupId() == null ? asked.group() : group.groupId());
      default ->
        who() + " may not do this at " + bootstrapServers + " (" + e.getMessage() + "): allow it to read topic and group";
    };
  }

  /** Who lacks what, and the command that allows it. */
  String lacking(Right right, String name) {
    return who() + " may not " + right.what() + " " + name + ": allow it, for example with kafka-acls.sh --bootstrap-server "
        + bootstrapServers + " --add --allow-principal User:" + principal() + " " + right.options(name);
  }

  private String who() {
    return switch (security.login()) {
      case Login.None _ -> "a client without login";
      case Login.Password login -> "user " + login.username();
      case Login.Certificate login -> "the owner of the certificate in " + login.certificateFile();
      case Login.Token login -> "OAuth client " + login.clientId();
    };
  }

  private String principal() {
    return switch (security.login()) {
      case Login.None _ -> "ANONYMOUS";
      case Login.Password login -> login.username();
      case Login.Certificate _ -> "CN=...";
      case Login.Token login -> login.clientId();
    };
  }

  /** Why there is no token. The server's answer to a refused request holds no secret, as RFC 6749 has it in section 5.2. */
  static Refusal token(Login.Token login, Exception e) {
    return new Refusal(Reason.TokenRefused, login.tokenEndpointUri() + " gives no token to client " + login.clientId() + " ("
        + innermost(e)
        + "): check source.kafka.authentication: tokenEndpointUri, clientId, scope, tlsTrustedCertificates, and the"
        + " client's secret in " + login.clientSecretFile());
  }

  /** The first line of the deepest cause. */
  static String innermost(Throwable error) {
    Throwable deepest = error;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    return message == null || message.isBlank()
        ? deepest.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
