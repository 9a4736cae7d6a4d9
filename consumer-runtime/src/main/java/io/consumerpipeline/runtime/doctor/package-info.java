/** Looking at a pipeline before it runs, or while it does. */
@NullMarked
package io.consumerpipeline.runtime.doctor;

import org.jspecify.annotations.NullMarked;
