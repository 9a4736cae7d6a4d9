package io.consumerpipeline.operator.lag;

import io.consumerpipeline.kafka.KeyFileException;
import io.consumerpipeline.kafka.KeyFiles;
import io.consumerpipeline.operator.plan.KeyPattern;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Secrets as they were when a connection was made, as the files that pods see. A new connection takes a new one. */
final class SecretSnapshot implements KeyFiles {
  private final Map<String, String> values;

  private SecretSnapshot(Map<String, String> values) {
    this.values = values;
  }

  static SecretSnapshot take(KafkaCluster cluster, SecretValues secrets) {
    var values = new TreeMap<String, String>();
    cluster.secrets().forEach(mount -> secrets.of(cluster.namespace(), mount.secret()).forEach((key, value) -> {
      if (mount.keys().stream().anyMatch(wanted -> new KeyPattern(wanted).matches(key))) {
        values.put(mount.directory() + "/" + key, value);
      }
    }));
    return new SecretSnapshot(values);
  }

  @Override
  public String read(String file) throws KeyFileException {
    var value = values.get(file);
    if (value == null) {
      throw new KeyFileException(file + " is not there: add this key to the Secret of that name", null);
    }
    return value;
  }

  @Override
  public List<String> matching(String name) {
    return name.indexOf('*') < 0 ? List.of(name) : values.keySet().stream().filter(new KeyPattern(name)::matches).toList();
  }

  /** Whether both hold the same. */
  boolean same(SecretSnapshot other) {
    return values.equals(other.values);
  }
}
