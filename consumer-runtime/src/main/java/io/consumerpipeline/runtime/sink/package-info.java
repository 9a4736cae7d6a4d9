/** What any database must offer to take records exactly once. */
@NullMarked
package io.consumerpipeline.runtime.sink;

import org.jspecify.annotations.NullMarked;
