package io.consumerpipeline.api;

/** Metric names of an older system, kept beside the standard ones. */
public enum MetricAliases {
  /** The resource's name is the prefix: {@code credit-risk-consumer} gives {@code credit_risk_consumer_events_total}. */
  Prefixed
}
