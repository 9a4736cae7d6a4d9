package io.consumerpipeline.operator.lag;

import java.util.Map;

/** Reads the Secrets that pipelines name for Kafka. Safe for several threads. */
public interface SecretValues {
  /** The values by key, as text; empty if there is no such Secret. */
  Map<String, String> of(String namespace, String secret);
}
