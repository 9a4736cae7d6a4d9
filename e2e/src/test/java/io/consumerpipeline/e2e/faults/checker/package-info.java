/** Errors planted into good results, each of which the checker has to find and name. */
@NullMarked
package io.consumerpipeline.e2e.faults.checker;

import org.jspecify.annotations.NullMarked;
