/** From a resource and what it refers to, to a complete and immutable plan, or to a list of problems; pure. */
@NullMarked
package io.consumerpipeline.operator.plan;

import org.jspecify.annotations.NullMarked;
