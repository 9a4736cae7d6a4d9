/** Rows, dead letters and positions in PostgreSQL: the statements stand apart from the work with them. */
@NullMarked
package io.consumerpipeline.runtime.sink.postgresql;

import org.jspecify.annotations.NullMarked;
