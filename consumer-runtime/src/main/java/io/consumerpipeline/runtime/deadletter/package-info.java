/** What becomes of a record that can never be stored. */
@NullMarked
package io.consumerpipeline.runtime.deadletter;

import org.jspecify.annotations.NullMarked;
