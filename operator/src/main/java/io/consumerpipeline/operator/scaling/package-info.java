/** From what is seen of a pipeline to how many replicas it should have, and why; pure. */
@NullMarked
package io.consumerpipeline.operator.scaling;

import org.jspecify.annotations.NullMarked;
