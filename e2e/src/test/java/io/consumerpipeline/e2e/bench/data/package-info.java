/** Rows of COPY and checksums are what PostgreSQL makes of them. */
@NullMarked
package io.consumerpipeline.e2e.bench.data;

import org.jspecify.annotations.NullMarked;
