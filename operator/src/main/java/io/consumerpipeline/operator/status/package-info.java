/** From a plan and what was observed to the status of the resource; pure. */
@NullMarked
package io.consumerpipeline.operator.status;

import org.jspecify.annotations.NullMarked;
