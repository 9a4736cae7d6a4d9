/** When nothing happens, the operator writes nothing. */
@NullMarked
package io.consumerpipeline.e2e.silence;

import org.jspecify.annotations.NullMarked;
