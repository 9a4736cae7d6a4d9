/** From the text of a field to a column in PostgreSQL's binary format, converted as the database would convert it. */
@NullMarked
package io.consumerpipeline.runtime.sink.postgresql.type;

import org.jspecify.annotations.NullMarked;
