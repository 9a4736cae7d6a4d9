/** Plays loads against a small model of a consumer group, with different rules for the number of replicas, and keeps the score. */
@NullMarked
package io.consumerpipeline.operator.simulation;

import org.jspecify.annotations.NullMarked;
