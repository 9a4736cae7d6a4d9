package io.consumerpipeline.api;

/** The catalogue of alert rules; each has a file of its name in alert-rules/. */
public enum AlertName {
  HighConsumerLag, HighConsumerErrorRate, ConsumerPipelineScalingLimited
}
