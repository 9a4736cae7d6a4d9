package io.consumerpipeline.e2e.cluster;

import static io.consumerpipeline.e2e.cluster.Cluster.kubectl;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.LongConsumer;

/** A database on a PostgreSQL server, asked by psql inside the server's pod. */
public record Postgres(Server server, String database) {
  private static final String SUPERUSER = "postgres-superuser";

  void create() {
    var admin = new Postgres(server, "postgres");
    admin.query("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    admin.query("CREATE DATABASE " + database);
  }

  /** The rows of a query, columns separated by {@code |}. */
  public List<String> query(String sql) {
    var rows = kubectl("-n", server.namespace(), "exec", "deployment/postgres", "--", "psql", "-d", database, "-v",
        "ON_ERROR_STOP=1",
        "-tAqc", sql);
    return rows.isEmpty() ? List.of() : rows.lines().toList();
  }

  /** Asks for a number again and again, until it is closed. */
  public Following watch(String sql, Duration pause, LongConsumer number) {
    return Cluster.follow(sql + "\n\\watch " + pause.toMillis() / 1e3 + "\n", line -> {
      if (line.matches("\\d+")) {
        number.accept(Long.parseLong(line));
      }
    }, "-n", server.namespace(), "exec", "-i", "deployment/postgres", "--", "psql", "-d", database, "-tAq");
  }

  /** The only number that a query gives. */
  public long number(String sql) {
    return Long.parseLong(query(sql).getFirst());
  }

  /** Rows of a table; 0 also before the first pod has created it. */
  public long rows(String table) {
    return query("SELECT to_regclass('public." + table + "') IS NOT NULL").equals(List.of("t"))
        ? number("SELECT count(*) FROM " + table)
        : 0;
  }

  /** How many rows of a raw or dead-letter table stand there more than once, by their place in Kafka. */
  public long duplicates(String table) {
    return number("SELECT count(*) - count(DISTINCT (kafka_topic, kafka_partition, kafka_offset)) FROM " + table);
  }

  /** A superuser's password, made up by {@code e2e/environment} for everybody's server, by the scenario for its own. */
  static String password() {
    var encoded = kubectl("-n", "postgres", "get", "secret", SUPERUSER, "-o", "jsonpath={.data.password}");
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  /** The Secret that a server of a scenario's own is started with; the same password as everybody's. */
  static void createSecret(String namespace) {
    kubectl("-n", namespace, "create", "secret", "generic", SUPERUSER, "--from-literal=password=" + password());
  }
}
