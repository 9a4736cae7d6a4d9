/** Every event becomes one row or one dead letter, also when pods are killed on the way. */
@NullMarked
package io.consumerpipeline.e2e.delivery;

import org.jspecify.annotations.NullMarked;
