/** The processes that the benchmark starts, measures and ends: PostgreSQL, Kafka and the consumer runtime. */
@NullMarked
package io.consumerpipeline.e2e.bench.process;

import org.jspecify.annotations.NullMarked;
