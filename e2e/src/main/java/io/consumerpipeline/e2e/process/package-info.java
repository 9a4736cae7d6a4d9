/** The processes that benchmark and fault harness start, measure and end: PostgreSQL, Kafka and the consumer runtime. */
@NullMarked
package io.consumerpipeline.e2e.process;

import org.jspecify.annotations.NullMarked;
