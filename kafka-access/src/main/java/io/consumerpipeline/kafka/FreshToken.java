package io.consumerpipeline.kafka;

import io.consumerpipeline.contract.RuntimeConfig.Login;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.oauthbearer.ClientCredentialsJwtRetriever;
import org.apache.kafka.common.security.oauthbearer.JwtRetriever;
import org.apache.kafka.common.security.oauthbearer.JwtRetrieverException;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * Gets a token by Kafka's own client for the OAuth grant client_credentials, with the client's secret and the endpoint's
 * certificates as the files have them then. Kafka asks for a token at the login and again when most of its lifetime is over.
 */
public final class FreshToken implements JwtRetriever {
  private Map<String, Object> configs = Map.of();
  private String mechanism = "";
  private KafkaAccess access = KafkaAccess.NONE;

  @Override
  public void configure(Map<String, ?> given, String saslMechanism, List<AppConfigurationEntry> entries) {
    configs = new HashMap<>(given);
    mechanism = saslMechanism;
    access = KafkaAccess.of(given);
  }

  @Override
  public String retrieve() {
    if (!(access.security().login() instanceof Login.Token login)) {
      throw new KafkaException("a token is asked for where none is set up");
    }
    try (var client = new ClientCredentialsJwtRetriever()) {
      client.configure(settings(login), mechanism, List.of(entry(login)));
      String token = client.retrieve();
      access.tokenGiven();
      return token;
    } catch (KeyFileException e) {
      throw new JwtRetrieverException(e.text(), e);
    } catch (IOException | KafkaException e) {
      access.tokenRefused(Refusals.token(login, e));
      throw new JwtRetrieverException("no token from " + login.tokenEndpointUri(), e);
    }
  }

  private Map<String, Object> settings(Login.Token login) throws KeyFileException {
    var settings = new HashMap<>(configs);
    settings.put(SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_SECRET,
        new Password(access.material().secret(login.clientSecretFile())));
    return settings;
  }

  /** Where Kafka looks for the TLS of the token endpoint. */
  private AppConfigurationEntry entry(Login.Token login) throws KeyFileException {
    String trusted = access.material().certificates(login.trustedCertificates());
    Map<String, String> options = trusted.isEmpty()
        ? Map.of()
        : Map.of(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, DefaultSslEngineFactory.PEM_TYPE,
            SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, trusted);
    return new AppConfigurationEntry(KafkaAccess.TOKEN_MODULE, LoginModuleControlFlag.REQUIRED, options);
  }

  @Override
  public void close() {}
}
