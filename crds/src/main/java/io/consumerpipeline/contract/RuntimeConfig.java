package io.consumerpipeline.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/**
 * All that a consumer pod needs to know, complete: every default is already applied. The operator writes it as YAML into a
 * ConfigMap, {@code ingest --config} reads it. It holds no secret: it says in which files those lie.
 *
 * @param namespace of the resource, or any word where there is no Kubernetes; a label of logs and metrics
 * @param pipeline the resource's name
 */
public record RuntimeConfig(String namespace, String pipeline, Source source, Events events, Sink sink, Delivery delivery,
    Metrics metrics, Logging logging) {
  /** Columns of the raw layout that can tell rows apart. */
  public static final List<String> RAW_KEY_COLUMNS = List.of("kafka_topic", "kafka_partition", "kafka_offset", "kafka_key",
      "event_time");

  /** Where events come from. */
  public record Source(Kafka kafka) {}

  /**
   * A topic and the group that reads it.
   *
   * @param startTimestamp in RFC 3339, with {@code startFrom: Timestamp}; otherwise empty
   * @param config properties of Kafka's consumer, of those in {@link ConsumerProperty}
   */
  public record Kafka(String bootstrapServers, String topic, String consumerGroup, Start startFrom, String startTimestamp,
      GroupProtocol groupProtocol, OnDataLoss onDataLoss, Security security, Map<String, String> config) {}

  /**
   * How to get in.
   *
   * @param tls whether connections are encrypted; the broker's certificate and name are verified then
   * @param trustedCertificates files with PEM certificates of authorities, a * in a name standing for any text; empty for the
   *     authorities that Java trusts
   */
  public record Security(boolean tls, List<String> trustedCertificates, Login login) {
    /** Brokers that ask for nothing. */
    public static final Security NONE = new Security(false, List.of(), new Login.None());
  }

  /** Who we are to the broker. Files are read anew at every new connection, so a changed one restarts nothing. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({@JsonSubTypes.Type(name = "None", value = Login.None.class),
      @JsonSubTypes.Type(name = "Password", value = Login.Password.class),
      @JsonSubTypes.Type(name = "Certificate", value = Login.Certificate.class),
      @JsonSubTypes.Type(name = "Token", value = Login.Token.class)})
  public sealed interface Login {
    /** Nobody in particular. */
    record None() implements Login {}

    /** A user with a password. */
    record Password(Mechanism mechanism, String username, String passwordFile) implements Login {}

    /** The owner of a client certificate; PEM, the key in PKCS#8. */
    record Certificate(String certificateFile, String keyFile) implements Login {}

    /**
     * The bearer of a token, which an OAuth client is given for its secret.
     *
     * @param scope empty for none
     * @param trustedCertificates of the token endpoint, as {@link Security#trustedCertificates}
     */
    record Token(String tokenEndpointUri, String clientId, String clientSecretFile, String scope,
        List<String> trustedCertificates) implements Login {}
  }

  /** How a password is proved. */
  public enum Mechanism {
    ScramSha512, ScramSha256, Plain
  }

  /** Where a group starts that has no stored position. All but Committed also ask for that it has committed nothing in Kafka. */
  public enum Start {
    /** With the oldest record. */
    Earliest,
    /** With what comes from now on. */
    Latest,
    /** With the first record of that time or later. */
    Timestamp,
    /** Where the group's commits in Kafka are; partitions without one at the oldest record. */
    Committed
  }

  /** How the members of the group agree on who reads what. */
  public enum GroupProtocol {
    /** Every broker knows it; the members decide. */
    Classic,
    /** KIP-848, Kafka 4.0 or newer: the broker decides. */
    Consumer
  }

  /** What to do when records are gone from the topic before they were stored. */
  public enum OnDataLoss {
    /** The partition waits for somebody's decision. */
    Stop,
    /** The loss is reported, and reading goes on with what is there. */
    Continue
  }

  /**
   * Which events are good.
   *
   * @param requiredFields paths {@code a.b.c} that must be there and not null
   * @param maxBytes largest value of a record
   * @param typeField path of the field that holds an event's type; empty if events have no types, then {@code types} is empty too
   * @param unknownType what becomes of an event whose type is none of {@code types}
   */
  public record Events(List<String> requiredFields, long maxBytes, String typeField, List<EventType> types,
      UnknownType unknownType) {}

  /**
   * A type of events.
   *
   * @param requiredFields paths that an event of this type must have too
   * @param schemaFile a JSON Schema 2020-12 that an event of this type must obey; empty if there is none
   */
  public record EventType(String name, List<String> requiredFields, String schemaFile) {}

  /** What becomes of an event whose type is not declared: Accept stores it, Skip only counts it. */
  public enum UnknownType {
    Accept, Skip, DeadLetter
  }

  /** Where events go. */
  public record Sink(Postgresql postgresql) {}

  /**
   * A table of PostgreSQL.
   *
   * @param connectionDirectory with the files of the connection Secret: host, port, dbname or database, user or username, password
   * @param columns empty for the raw layout: kafka_topic, kafka_partition, kafka_offset, kafka_key, event_time, payload, ingested_at
   * @param writers connections per pod; each owns a share of the partitions
   * @param keyColumns by which a newer event replaces an older one and a tombstone deletes it; empty if every event is a row of its own
   * @param tls how the connection is encrypted
   */
  public record Postgresql(String connectionDirectory, String schema, String table, List<Column> columns, boolean createTables,
      int writers, List<String> keyColumns, Tls tls) {}

  /**
   * Encryption of the connection.
   *
   * @param caFile certificate authorities in PEM; empty for sslrootcert beside the connection's other files, or else the public ones
   */
  public record Tls(TlsMode mode, String caFile) {}

  /** How much a server has to prove. */
  public enum TlsMode {
    /** As the file sslmode says; without it verify-full if there is an sslrootcert, otherwise prefer. */
    BySecret,
    /** That its certificate is of a known authority, and for the host that was asked for. */
    VerifyFull,
    /** That its certificate is of a known authority. */
    VerifyCA,
    /** Nothing, but that it encrypts. */
    Require,
    /** Nothing; the connection is in clear text. */
    Disable
  }

  /**
   * A column and the field that fills it.
   *
   * @param type as PostgreSQL writes it, for example {@code numeric(14,2)}
   * @param field a path {@code a.b.c}, or one of $, $key, $timestamp, $headers, $metadata, $ingestionTime
   */
  public record Column(String name, String type, String field) {}

  /**
   * Batches, retries and dead letters.
   *
   * @param deadLetterTable in the sink's schema
   * @param hold when a partition holds instead of writing more dead letters
   * @param restart the last nonce; one that a partition has not seen lifts its hold; empty if there was none
   * @param deadLetterTopic gets every dead letter too; empty for none
   * @param maxRecordsPerSecond that a pod stores, rows and dead letters together; 0 for no limit
   */
  public record Delivery(Batch batch, Retry retry, String deadLetterTable, Hold hold, String restart, String deadLetterTopic,
      int maxRecordsPerSecond) {}

  /**
   * The budget of dead letters of a partition.
   *
   * @param abovePercent the share above which it holds
   * @param minRecords fewer are not judged
   * @param windowSeconds how far back records count
   */
  public record Hold(int abovePercent, long minRecords, long windowSeconds) {}

  /** Bounds of one transaction, and the least time between two of one writer, for which a full batch does not wait. */
  public record Batch(int maxRecords, long maxBytes, long flushIntervalMilliseconds) {}

  /** Waits between attempts: they double from the first to the longest, without limit to their number. */
  public record Retry(long initialBackoffMilliseconds, long maxBackoffSeconds) {}

  /**
   * How metrics are called.
   *
   * @param port where metrics, probes and {@code /status} are served
   * @param aliasPrefix {@code credit_risk_consumer} gives the four families of that older system; empty gives the standard names alone
   */
  public record Metrics(int port, String aliasPrefix) {}

  /** What is logged, and how often the summary. */
  public record Logging(Level level, Format format, long summarySeconds) {}

  /** The least important level that is written. */
  public enum Level {
    Error, Warn, Info, Debug
  }

  /** ECS is one JSON object of the Elastic Common Schema per line, Text a line for people. */
  public enum Format {
    ECS, Text
  }
}
