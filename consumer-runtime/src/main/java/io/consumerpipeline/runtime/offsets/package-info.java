/** Setting the positions of a pipeline by hand. */
@NullMarked
package io.consumerpipeline.runtime.offsets;

import org.jspecify.annotations.NullMarked;
