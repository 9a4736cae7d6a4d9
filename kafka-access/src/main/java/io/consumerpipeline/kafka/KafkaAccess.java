package io.consumerpipeline.kafka;

import io.consumerpipeline.contract.RuntimeConfig.Login;
import io.consumerpipeline.contract.RuntimeConfig.Mechanism;
import io.consumerpipeline.contract.RuntimeConfig.Security;
import io.consumerpipeline.kafka.Refusal.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.oauthbearer.ClientJwtValidator;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.jspecify.annotations.Nullable;

/**
 * One way into one Kafka cluster, for all clients of a pipeline. The clients' settings hold no secret: Kafka asks back at every new
 * connection, and the files are read then. Safe for use by several threads.
 */
public final class KafkaAccess {
  static final String TOKEN_MODULE = OAuthBearerLoginModule.class.getName();
  static final KafkaAccess NONE = new KafkaAccess("", Security.NONE, new MountedFiles());
  /** Logins are shared by clients whose settings that begin with {@code sasl.} are equal; another access is another setting. */
  private static final String KEY = "sasl.consumerpipeline.access";
  private static final int TOKEN_MILLISECONDS = 5_000;

  private final String bootstrapServers;
  private final Security security;
  private final KeyMaterial material;
  private volatile @Nullable Refusal token;

  /** Nothing is read before a client connects. */
  public KafkaAccess(String bootstrapServers, Security security, KeyFiles files) {
    this.bootstrapServers = bootstrapServers;
    this.security = security;
    this.material = new KeyMaterial(files);
  }

  /** The access that a client was set up with. */
  static KafkaAccess of(Map<String, ?> configs) {
    return configs.get(KEY) instanceof KafkaAccess access ? access : NONE;
  }

  Security security() {
    return security;
  }

  KeyMaterial material() {
    return material;
  }

  /** What a client needs to connect. TLS is 1.2 or newer and the broker's name is verified, as by Kafka's default. */
  public Map<String, Object> clientSettings() {
    var settings = new HashMap<String, Object>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol().name);
    settings.put(KEY, this);
    if (security.tls()) {
      settings.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, FreshCertificates.class);
    }
    switch (security.login()) {
      case Login.None _,Login.Certificate _ -> {
      }
      case Login.Password login -> {
        settings.put(SaslConfigs.SASL_MECHANISM, mechanism(login.mechanism()));
        settings.put(SaslConfigs.SASL_JAAS_CONFIG, module(login.mechanism()) + " required;");
        settings.put(SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS, PasswordCallbacks.class);
      }
      case Login.Token login -> token(login, settings);
    }
    return settings;
  }

  private static void token(Login.Token login, Map<String, Object> settings) {
    AllowedEndpoints.add(login.tokenEndpointUri());
    settings.put(SaslConfigs.SASL_MECHANISM, OAuthBearerLoginModule.OAUTHBEARER_MECHANISM);
    settings.put(SaslConfigs.SASL_JAAS_CONFIG, TOKEN_MODULE + " required;");
    settings.put(SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS, OAuthBearerLoginCallbackHandler.class);
    settings.put(SaslConfigs.SASL_OAUTHBEARER_JWT_RETRIEVER_CLASS, FreshToken.class);
    // Kafka's default for both sides loads a library for the broker's half that clients do not have.
    settings.put(SaslConfigs.SASL_OAUTHBEARER_JWT_VALIDATOR_CLASS, ClientJwtValidator.class);
    settings.put(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL, login.tokenEndpointUri());
    settings.put(SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_ID, login.clientId());
    settings.put(SaslConfigs.SASL_LOGIN_CONNECT_TIMEOUT_MS, TOKEN_MILLISECONDS);
    settings.put(SaslConfigs.SASL_LOGIN_READ_TIMEOUT_MS, TOKEN_MILLISECONDS);
    // In which a login is tried again; a client's constructor waits for it.
    settings.put(SaslConfigs.SASL_LOGIN_RETRY_BACKOFF_MAX_MS, 2_000L);
    if (!login.scope().isEmpty()) {
      settings.put(SaslConfigs.SASL_OAUTHBEARER_SCOPE, login.scope());
    }
  }

  private SecurityProtocol protocol() {
    return switch (security.login()) {
      case Login.None _,Login.Certificate _ -> security.tls() ? SecurityProtocol.SSL : SecurityProtocol.PLAINTEXT;
      case Login.Password _,Login.Token _ -> security.tls() ? SecurityProtocol.SASL_SSL : SecurityProtocol.SASL_PLAINTEXT;
    };
  }

  private static String mechanism(Mechanism mechanism) {
    return switch (mechanism) {
      case ScramSha512 -> "SCRAM-SHA-512";
      case ScramSha256 -> "SCRAM-SHA-256";
      case Plain -> "PLAIN";
    };
  }

  private static String module(Mechanism mechanism) {
    return switch (mechanism) {
      case ScramSha512, ScramSha256 -> ScramLoginModule.class.getName();
      case Plain -> PlainLoginModule.class.getName();
    };
  }

  /** Why these clients cannot get in, if it is for somebody to mend; nothing while the broker is only away. May ask the ports. */
  public Optional<Refusal> refusal(Throwable error, Asked asked) {
    Optional<Refusal> told = new Refusals(bootstrapServers, security, token).of(error, asked);
    boolean gotIn = told.map(refusal -> refusal.reason() == Reason.NotAuthorized).orElse(!Refusals.away(error));
    return gotIn ? told : unusableFiles().or(() -> told).or(() -> Ports.mismatch(bootstrapServers, security));
  }

  /** Who lacks a right to a topic or group, and the command that gives it. */
  public String lacking(Right right, String name) {
    return new Refusals(bootstrapServers, security, token).lacking(right, name);
  }

  private Optional<Refusal> unusableFiles() {
    try {
      switch (security.login()) {
        case Login.None _,Login.Certificate _ -> {
        }
        case Login.Password login -> material.secret(login.passwordFile());
        case Login.Token login -> {
          material.secret(login.clientSecretFile());
          material.certificates(login.trustedCertificates());
        }
      }
      if (security.tls()) {
        Certificates.read(security, material).check();
      }
      return Optional.empty();
    } catch (KeyFileException e) {
      return Optional.of(new Refusal(Reason.SecretKeyMissing, e.text()));
    }
  }

  void tokenGiven() {
    token = null;
  }

  /** Kept, because Kafka tells of a login that fails by the text of a stack trace only. */
  void tokenRefused(Refusal why) {
    token = why;
  }
}
