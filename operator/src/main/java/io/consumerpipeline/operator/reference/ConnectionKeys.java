package io.consumerpipeline.operator.reference;

import io.consumerpipeline.operator.status.Obstacle;
import io.consumerpipeline.operator.status.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the Secret of a PostgreSQL connection has to hold; pure. Each entry lists the names that it may have. */
final class ConnectionKeys {
  private static final List<List<String>> REQUIRED = List.of(
      List.of("host"), List.of("dbname", "database"), List.of("user", "username"), List.of("password"));

  private ConnectionKeys() {}

  /** What is missing, given the keys that have a value. */
  static Optional<Obstacle> missing(String namespace, String secret, Set<String> keys) {
    var missing = REQUIRED.stream().filter(names -> names.stream().noneMatch(keys::contains))
        .map(names -> String.join(" or ", names)).collect(Collectors.joining(", "));
    return obstacle(namespace, secret, missing);
  }

  /** As {@link #missing(String, String, Set)}, where one key is all that is needed. */
  static Optional<Obstacle> missing(String namespace, String secret, String key, Set<String> keys) {
    return obstacle(namespace, secret, keys.contains(key) ? "" : key);
  }

  private static Optional<Obstacle> obstacle(String namespace, String secret, String missing) {
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(Obstacle.of(Reason.SecretKeyMissing,
            "Secret " + namespace + "/" + secret + " lacks the key " + missing + ": add it with kubectl -n " + namespace
                + " edit secret " + secret + "; it is looked at again within 10 s"));
  }
}
