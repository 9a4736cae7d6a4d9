package io.consumerpipeline.operator.scaling;

/** A decision, and what to remember for the next. */
public record Outcome(Decision decision, ScalingHistory history) {}
