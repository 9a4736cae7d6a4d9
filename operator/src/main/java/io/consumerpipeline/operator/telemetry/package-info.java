/** Metrics, and the one HTTP port of the operator. */
@NullMarked
package io.consumerpipeline.operator.telemetry;

import org.jspecify.annotations.NullMarked;
