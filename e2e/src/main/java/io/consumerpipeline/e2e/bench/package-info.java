/** Measures the consumer runtime against PostgreSQL's own COPY, in the same run on the same servers. */
@NullMarked
package io.consumerpipeline.e2e.bench;

import org.jspecify.annotations.NullMarked;
