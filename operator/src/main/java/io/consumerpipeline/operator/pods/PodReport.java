package io.consumerpipeline.operator.pods;

/** A consumer pod from outside and from inside. */
public record PodReport(PodState state, PodAnswer answer) {}
