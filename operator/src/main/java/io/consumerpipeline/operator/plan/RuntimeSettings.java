package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.Column;
import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.api.Delivery;
import io.consumerpipeline.api.GroupProtocol;
import io.consumerpipeline.api.KafkaSource;
import io.consumerpipeline.api.Logging;
import io.consumerpipeline.api.MetricAliases;
import io.consumerpipeline.api.Monitoring;
import io.consumerpipeline.api.OnDataLoss;
import io.consumerpipeline.api.PostgresqlSink;
import io.consumerpipeline.api.PostgresqlTls;
import io.consumerpipeline.api.StartFrom;
import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.operator.plan.PipelinePlan.CertificateAuthority;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the pods are told, with every default applied. */
final class RuntimeSettings {
  /** Where the files of the connection Secret are mounted. */
  static final String CONNECTION_DIRECTORY = "/etc/consumerpipeline/sink";
  /** Where the document of this configuration is mounted, and schemas beside it. */
  static final String CONFIG_DIRECTORY = "/etc/consumerpipeline/config";
  /** Where pods serve metrics, probes and status; the port of the system that came before. */
  static final int PORT = 9101;

  private RuntimeSettings() {}

  static RuntimeConfig of(Owner owner, ConsumerPipelineSpec spec, SchemaTexts schemas) {
    return new RuntimeConfig(owner.namespace(), owner.name(),
        new RuntimeConfig.Source(kafka(owner, spec.source().kafka())),
        EventSettings.of(spec.events(), schemas),
        new RuntimeConfig.Sink(postgresql(spec.sink().postgresql())),
        delivery(spec),
        new RuntimeConfig.Metrics(PORT, aliasPrefix(owner, spec.monitoring())),
        logging(requireNonNullElse(spec.logging(), new Logging(null, null, null))));
  }

  private static RuntimeConfig.Kafka kafka(Owner owner, KafkaSource kafka) {
    return new RuntimeConfig.Kafka(kafka.bootstrapServers(), kafka.topic(),
        requireNonNullElse(kafka.consumerGroup(), owner.namespace() + "." + owner.name()),
        switch (requireNonNullElse(kafka.startFrom(), StartFrom.Earliest)) {
          case Earliest -> RuntimeConfig.Start.Earliest;
          case Latest -> RuntimeConfig.Start.Latest;
          case Timestamp -> RuntimeConfig.Start.Timestamp;
          case Committed -> RuntimeConfig.Start.Committed;
        },
        requireNonNullElse(kafka.startTimestamp(), ""),
        protocol(kafka),
        switch (requireNonNullElse(kafka.onDataLoss(), OnDataLoss.Stop)) {
          case Stop -> RuntimeConfig.OnDataLoss.Stop;
          case Continue -> RuntimeConfig.OnDataLoss.Continue;
        },
        KafkaSecurity.of(kafka), new TreeMap<>(requireNonNullElse(kafka.config(), Map.of())));
  }

  static RuntimeConfig.GroupProtocol protocol(KafkaSource kafka) {
    return switch (requireNonNullElse(kafka.groupProtocol(), GroupProtocol.Classic)) {
      case Classic -> RuntimeConfig.GroupProtocol.Classic;
      case Consumer -> RuntimeConfig.GroupProtocol.Consumer;
    };
  }

  private static RuntimeConfig.Postgresql postgresql(PostgresqlSink sink) {
    var columns = requireNonNullElse(sink.columns(), List.<Column>of()).stream()
        .map(column -> new RuntimeConfig.Column(column.name(), column.type(), requireNonNullElse(column.field(), column.name())))
        .toList();
    return new RuntimeConfig.Postgresql(CONNECTION_DIRECTORY, requireNonNullElse(sink.schema(), "public"), sink.table(), columns,
        requireNonNullElse(sink.createTables(), true), writers(sink),
        requireNonNullElse(sink.keyColumns(), List.of()), tls(sink.tls()));
  }

  static int writers(PostgresqlSink sink) {
    return requireNonNullElse(sink.writers(), 2);
  }

  /** A certificate authority is given to be verified against. */
  private static RuntimeConfig.Tls tls(@Nullable PostgresqlTls tls) {
    if (tls == null) {
      return new RuntimeConfig.Tls(RuntimeConfig.TlsMode.BySecret, "");
    }
    var mode = switch (requireNonNullElse(tls.mode(), PostgresqlTls.Mode.VerifyFull)) {
      case VerifyFull -> RuntimeConfig.TlsMode.VerifyFull;
      case VerifyCA -> RuntimeConfig.TlsMode.VerifyCA;
      case Require -> RuntimeConfig.TlsMode.Require;
      case Disable -> RuntimeConfig.TlsMode.Disable;
    };
    return new RuntimeConfig.Tls(mode, tls.caSecretRef() == null
        ? ""
        : CertificateAuthority.DIRECTORY + "/" + CertificateAuthority.FILE);
  }

  private static RuntimeConfig.Delivery delivery(ConsumerPipelineSpec spec) {
    var delivery = requireNonNullElse(spec.delivery(), new Delivery(null, null, null, null));
    var batch = requireNonNullElse(delivery.batch(), new Delivery.Batch(null, null, null));
    return new RuntimeConfig.Delivery(
        new RuntimeConfig.Batch(requireNonNullElse(batch.maxRecords(), 10_000), bytes(batch.maxBytes(), "8Mi"),
            requireNonNullElse(batch.flushIntervalMilliseconds(), 0)),
        retry(delivery.retry()),
        deadLetterTable(spec),
        hold(delivery.deadLetter()),
        requireNonNullElse(spec.restart(), ""),
        deadLetterTopic(spec),
        requireNonNullElse(delivery.maxRecordsPerSecond(), 0));
  }

  static RuntimeConfig.Retry retry(Delivery.@Nullable Retry retry) {
    var written = requireNonNullElse(retry, new Delivery.Retry(null, null));
    return new RuntimeConfig.Retry(requireNonNullElse(written.initialBackoffMilliseconds(), 200),
        requireNonNullElse(written.maxBackoffSeconds(), 30));
  }

  private static RuntimeConfig.Hold hold(Delivery.@Nullable DeadLetter deadLetter) {
    var written = deadLetter == null || deadLetter.hold() == null ? new Delivery.Hold(null, null, null) : deadLetter.hold();
    return new RuntimeConfig.Hold(requireNonNullElse(written.abovePercent(), 20), requireNonNullElse(written.minRecords(), 100),
        requireNonNullElse(written.windowSeconds(), 300));
  }

  static String deadLetterTable(ConsumerPipelineSpec spec) {
    var deadLetter = spec.delivery() == null ? null : spec.delivery().deadLetter();
    return deadLetter == null || deadLetter.table() == null ? spec.sink().postgresql().table() + "_dlq" : deadLetter.table();
  }

  static String deadLetterTopic(ConsumerPipelineSpec spec) {
    var deadLetter = spec.delivery() == null ? null : spec.delivery().deadLetter();
    return deadLetter == null ? "" : requireNonNullElse(deadLetter.kafkaTopic(), "");
  }

  /** A metric's name has no dash. */
  private static String aliasPrefix(Owner owner, @Nullable Monitoring monitoring) {
    var aliases = monitoring == null ? null : monitoring.metricAliases();
    return aliases == MetricAliases.Prefixed ? owner.name().replace('-', '_') : "";
  }

  private static RuntimeConfig.Logging logging(Logging logging) {
    return new RuntimeConfig.Logging(
        switch (requireNonNullElse(logging.level(), Logging.Level.Info)) {
          case Error -> RuntimeConfig.Level.Error;
          case Warn -> RuntimeConfig.Level.Warn;
          case Info -> RuntimeConfig.Level.Info;
          case Debug -> RuntimeConfig.Level.Debug;
        },
        switch (requireNonNullElse(logging.format(), Logging.Format.ECS)) {
          case ECS -> RuntimeConfig.Format.ECS;
          case Text -> RuntimeConfig.Format.Text;
        },
        requireNonNullElse(logging.summarySeconds(), 10));
  }

  static long bytes(@Nullable String written, String absent) {
    return Amount.parse(requireNonNullElse(written, absent)).bytes();
  }
}
