/** Kubernetes Events for what has changed. */
@NullMarked
package io.consumerpipeline.operator.event;

import org.jspecify.annotations.NullMarked;
