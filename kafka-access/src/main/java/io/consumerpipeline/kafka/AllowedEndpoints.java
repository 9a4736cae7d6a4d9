package io.consumerpipeline.kafka;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;

/**
 * The URLs that Kafka's client may ask for a token. Kafka allows none but those in a system property, against client settings that
 * come from strangers; ours are made of a pipeline's checked fields alone, so the endpoint that a pipeline names is added.
 */
final class AllowedEndpoints {
  private static final String PROPERTY = BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG;

  private AllowedEndpoints() {}

  static synchronized void add(String url) {
    Set<String> allowed = new LinkedHashSet<>(Arrays.asList(System.getProperty(PROPERTY, "").split(",")));
    allowed.remove("");
    if (allowed.add(url)) {
      System.setProperty(PROPERTY, String.join(",", allowed));
    }
  }
}
