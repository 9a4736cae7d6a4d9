package io.consumerpipeline.e2e.bench.report;

import java.util.Locale;

/** What is measured, in the order of the table's columns. */
public enum Figure {
  RECORDS_PER_SECOND("records/s", "%,.0f"),
  /** To the yardstick of the same round: two connections that COPY the same rows into the same table. */
  RATIO_TO_COPY("of COPY × 2", "%.2f"), RUNTIME_CPU("runtime CPU s/M", "%.2f"), POSTGRESQL_CPU("PostgreSQL CPU s/M", "%.2f"),
  BROKER_CPU("Kafka CPU s/M", "%.2f"), PEAK_MEGABYTES("peak RSS MB", "%.0f"),
  /** From the start of the process to the first commit that was seen. */
  START_SECONDS("start s", "%.1f"),
  /** CPU time of the runtime from its start to the end of the warm-up. */
  WARM_UP_CPU("warm-up CPU s", "%.1f"), LATENCY_P50("p50 ms", "%.2f"),
  LATENCY_P99("p99 ms", "%.2f"),
  /** CPU time of the runtime by time passed. */
  CORES("cores", "%.2f");

  private final String title;
  private final String format;

  Figure(String title, String format) {
    this.title = title;
    this.format = format;
  }

  /** The heading of its column. */
  public String title() {
    return title;
  }

  /** A value as it is shown. */
  public String show(double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
