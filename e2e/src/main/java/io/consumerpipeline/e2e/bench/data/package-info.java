/** What the benchmark sends: the same events for every case, as records of a topic and as rows of COPY. */
@NullMarked
package io.consumerpipeline.e2e.bench.data;

import org.jspecify.annotations.NullMarked;
