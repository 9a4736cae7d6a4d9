package io.consumerpipeline.kafka;

import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS with the certificates that the files hold at the time of each new connection. Kafka's own factory does the work; a new one is
 * made when a file has changed. Certificate and key are two files: between the change of one and of the other a connection fails,
 * and the next succeeds.
 */
public final class FreshCertificates implements SslEngineFactory {
  private Map<String, ?> configs = Map.of();
  private @Nullable Certificates certificates;
  private @Nullable DefaultSslEngineFactory factory;

  @Override
  public synchronized void configure(Map<String, ?> given) {
    configs = given;
  }

  @Override
  public synchronized SSLEngine createClientSslEngine(String host, int port, String endpointIdentification) {
    return current().createClientSslEngine(host, port, endpointIdentification);
  }

  private DefaultSslEngineFactory current() {
    Certificates now = read();
    DefaultSslEngineFactory made = factory;
    if (made == null || !now.equals(certificates)) {
      made = now.factory(configs);
      factory = made;
      certificates = now;
    }
    return made;
  }

  private Certificates read() {
    KafkaAccess access = KafkaAccess.of(configs);
    try {
      return Certificates.read(access.security(), access.material());
    } catch (KeyFileException e) {
      throw new KafkaException(e.text(), e);
    }
  }

  @Override
  public SSLEngine createServerSslEngine(String host, int port) {
    throw new UnsupportedOperationException("clients only");
  }

  @Override
  public boolean shouldBeRebuilt(Map<String, Object> next) {
    return false;
  }

  @Override
  public Set<String> reconfigurableConfigs() {
    return Set.of();
  }

  @Override
  public synchronized @Nullable KeyStore keystore() {
    return factory == null ? null : factory.keystore();
  }

  @Override
  public synchronized @Nullable KeyStore truststore() {
    return factory == null ? null : factory.truststore();
  }

  @Override
  public synchronized void close() {
    if (factory != null) {
      factory.close();
      factory = null;
    }
  }
}
