package io.consumerpipeline.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every metric of the product, with its name in Prometheus, its labels and its help. Alert rules and dashboards may use no other
 * ({@link #series()} is what a test holds them against).
 */
public enum PipelineMetric {
  // Of the consumer pods. The scrape adds namespace, pod, container, job, instance and pipeline.
  EVENTS("consumerpipeline_events_total", Type.COUNTER, "Records by final outcome; the sum is what was consumed.", "status"),
  CONSUMED_EVENTS("consumerpipeline_consumed_events_total", Type.COUNTER, "Records polled from the topic.", "topic"),
  INSERTED_EVENTS("consumerpipeline_inserted_events_total", Type.COUNTER, "Rows that the sink has committed.", "sink"),
  DLQ_EVENTS("consumerpipeline_dlq_events_total", Type.COUNTER, "Dead letters that the sink has committed.", "reason"),
  PROCESSING_LATENCY("consumerpipeline_processing_latency_seconds", Type.HISTOGRAM,
      "From poll to commit in the sink, per record."),
  END_TO_END_LATENCY("consumerpipeline_end_to_end_latency_seconds", Type.HISTOGRAM,
      "From the record's timestamp to commit in the sink."),
  LAG_SECONDS("consumerpipeline_lag_seconds", Type.GAUGE,
      "Age of the oldest polled record that is not stored; 0 when caught up."),
  PARTITION_LAG("consumerpipeline_partition_lag_records", Type.GAUGE, "Records of an assigned partition not stored yet.", "topic",
      "partition"),
  LAST_EVENT_TIMESTAMP("consumerpipeline_last_event_timestamp_seconds", Type.GAUGE,
      "Unix time at which the last record was stored."),
  LAST_COMMIT_TIMESTAMP("consumerpipeline_last_commit_timestamp_seconds", Type.GAUGE,
      "Unix time of the last commit in the sink."),
  BATCH_SIZE("consumerpipeline_batch_size_events", Type.HISTOGRAM, "Records per transaction of the sink."),
  BATCH_TARGET_SIZE("consumerpipeline_batch_target_size_events", Type.GAUGE, "Most records of one transaction."),
  BATCH_DURATION("consumerpipeline_batch_processing_duration_seconds", Type.HISTOGRAM,
      "From the start of a batch to its commit."),
  SINK_WRITE_DURATION("consumerpipeline_sink_write_duration_seconds", Type.HISTOGRAM, "Time the sink took.", "sink", "operation"),
  SINK_UP("consumerpipeline_sink_up", Type.GAUGE, "1 if the last use of the sink succeeded.", "sink"),
  SINK_CONNECTIONS("consumerpipeline_sink_connections", Type.GAUGE, "Connections to the sink.", "state"),
  SINK_RETRIES("consumerpipeline_sink_retries_total", Type.COUNTER, "Attempts repeated because the sink was away or busy.",
      "reason"),
  FENCED_PARTITIONS("consumerpipeline_fenced_partitions_total", Type.COUNTER,
      "Partitions given up because another consumer had taken them over."),
  HELD_PARTITIONS("consumerpipeline_held_partitions", Type.GAUGE,
      "Partitions that hold because too many of their records would become dead letters."),
  DLQ_RELAYED_EVENTS("consumerpipeline_dlq_relayed_events_total", Type.COUNTER,
      "Dead letters that the Kafka topic of dead letters has acknowledged."),
  DLQ_TOPIC_UP("consumerpipeline_dlq_topic_up", Type.GAUGE,
      "1 if the last use of the Kafka topic of dead letters succeeded; absent without such a topic."),
  BUSY_SECONDS("consumerpipeline_busy_seconds_total", Type.COUNTER,
      "Work of writers, as if each transaction were full; with maxRecordsPerSecond at least what it allows for those stored."),
  RATE_LIMITED_SECONDS("consumerpipeline_rate_limited_seconds_total", Type.COUNTER,
      "Time of writers that had records and waited for maxRecordsPerSecond."),
  REBALANCES("consumerpipeline_rebalances_total", Type.COUNTER, "Changes of this pod's assignment."),
  ASSIGNED_PARTITIONS("consumerpipeline_assigned_partitions", Type.GAUGE, "Partitions assigned to this pod."),
  COMMIT_FAILURES("consumerpipeline_commit_failures_total", Type.COUNTER,
      "Commits to Kafka that failed; the sink's position is the truth, so nothing is lost."),
  BUILD_INFO("consumerpipeline_build_info", Type.GAUGE, "1, labelled with what runs.", "version", "revision", "jdk"),

  // Of the operator, each with the labels namespace and pipeline of the resource.
  INFO("consumerpipeline_info", Type.GAUGE, "1, labelled with what the resource says.", "namespace", "pipeline", "topic",
      "consumer_group", "sink", "version"),
  STATUS_CONDITION("consumerpipeline_status_condition", Type.GAUGE, "1 for the status that a condition has.", "namespace",
      "pipeline", "condition", "status"),
  STATUS_REPLICAS_DESIRED("consumerpipeline_status_replicas_desired", Type.GAUGE, "Pods wanted.", "namespace", "pipeline"),
  STATUS_REPLICAS_CURRENT("consumerpipeline_status_replicas_current", Type.GAUGE, "Pods that exist.", "namespace", "pipeline"),
  STATUS_REPLICAS_READY("consumerpipeline_status_replicas_ready", Type.GAUGE, "Pods that are ready.", "namespace", "pipeline"),
  SPEC_SUSPENDED("consumerpipeline_spec_suspended", Type.GAUGE, "1 while spec.suspend is true.", "namespace", "pipeline"),
  GROUP_LAG_RECORDS("consumerpipeline_group_lag_records", Type.GAUGE,
      "Records behind, from the broker; known with no pod alive too.", "namespace", "pipeline"),
  GROUP_LAG_SECONDS("consumerpipeline_group_lag_seconds", Type.GAUGE,
      "Seconds behind, from the broker; known with no pod alive too.", "namespace", "pipeline"),
  TOPIC_END_OFFSET("consumerpipeline_topic_end_offset", Type.GAUGE, "End of a partition; its rate is the arrival rate.",
      "namespace", "pipeline", "partition"),
  THRESHOLD("consumerpipeline_threshold", Type.GAUGE, "A threshold of the resource.", "namespace", "pipeline", "threshold"),
  RECOMMENDED_REPLICAS("consumerpipeline_autoscaler_recommended_replicas", Type.GAUGE, "Pods that the load needs.", "namespace",
      "pipeline"),
  REPLICAS_LIMIT("consumerpipeline_autoscaler_replicas_limit", Type.GAUGE, "The most pods there may be now.", "namespace",
      "pipeline"),
  LIMIT_INFO("consumerpipeline_autoscaler_limit_info", Type.GAUGE, "1, labelled with what bounds the number of pods.",
      "namespace",
      "pipeline", "reason"),
  SCALINGS("consumerpipeline_autoscaler_scalings_total", Type.COUNTER, "Changes of the number of pods.", "namespace", "pipeline",
      "direction", "reason"),
  DRIFT_CORRECTIONS("consumerpipeline_drift_corrections_total", Type.COUNTER,
      "Objects put right after somebody else changed or deleted them.", "kind");

  private final String metricName;
  private final Type type;
  private final String help;
  private final List<String> labels;

  PipelineMetric(String metricName, Type type, String help, String... labels) {
    this.metricName = metricName;
    this.type = type;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** The name of the metric family in the text format, counters with {@code _total}. */
  public String metricName() {
    return metricName;
  }

  /** What kind it is. */
  public Type type() {
    return type;
  }

  /** The HELP text. */
  public String help() {
    return help;
  }

  /** The metric's own labels, in order. */
  public List<String> labels() {
    return labels;
  }

  /** The names of all series that PromQL can ask for: a histogram has {@code _bucket}, {@code _sum} and {@code _count}. */
  public static Set<String> series() {
    var names = new TreeSet<String>();
    Arrays.stream(values()).forEach(metric -> metric.type.suffixes().forEach(suffix -> names.add(metric.metricName + suffix)));
    return names;
  }

  /** Kinds of metrics. */
  public enum Type {
    COUNTER(""), GAUGE(""), HISTOGRAM("_bucket", "_sum", "_count");

    private final List<String> suffixes;

    Type(String... suffixes) {
      this.suffixes = List.of(suffixes);
    }

    List<String> suffixes() {
      return suffixes;
    }
  }
}
