package io.consumerpipeline.kafka;

import io.consumerpipeline.contract.RuntimeConfig.Login;
import io.consumerpipeline.contract.RuntimeConfig.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * What TLS is made of, as PEM.
 *
 * @param trusted empty for the authorities that Java trusts
 * @param own empty without a client certificate
 * @param key empty without a client certificate
 */
record Certificates(String trusted, String own, String key) {
  private static final Map<String, ?> DEFAULTS = new AbstractConfig(new ConfigDef().withClientSslSupport(), Map.of(), false)
      .values();

  static Certificates read(Security security, KeyMaterial material) throws KeyFileException {
    String trusted = material.certificates(security.trustedCertificates());
    return security.login() instanceof Login.Certificate(var certificate, var key)
        ? new Certificates(trusted, material.certificates(List.of(certificate)), material.privateKey(key))
        : new Certificates(trusted, "", "");
  }

  /** Whether Java can read them. */
  void check() throws KeyFileException {
    try (var made = factory(DEFAULTS)) {
      made.keystore();
    } catch (KafkaException e) {
      throw new KeyFileException("the certificates in the Secrets of source.kafka cannot be used (" + Refusals.innermost(e)
          + "): put them there anew, as PEM; key and certificate belong together", e);
    }
  }

  /** Kafka's own way from PEM to connections. */
  DefaultSslEngineFactory factory(Map<String, ?> configs) {
    var settings = new HashMap<String, Object>(configs);
    if (!trusted.isEmpty()) {
      settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, DefaultSslEngineFactory.PEM_TYPE);
      settings.put(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, new Password(trusted));
    }
    if (!key.isEmpty()) {
      settings.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, DefaultSslEngineFactory.PEM_TYPE);
      settings.put(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, new Password(own));
      settings.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, new Password(key));
    }
    var factory = new DefaultSslEngineFactory();
    factory.configure(settings);
    return factory;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Certificates";
  }
}
