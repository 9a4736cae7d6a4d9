/** When each pipeline is looked at, what is seen of it then, and how many replicas it has therefore. */
@NullMarked
package io.consumerpipeline.operator.autoscaling;

import org.jspecify.annotations.NullMarked;
