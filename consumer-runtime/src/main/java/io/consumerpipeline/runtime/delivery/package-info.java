/** Lanes of records, and the writers that empty them into the sink: batching, retries, bisecting. */
@NullMarked
package io.consumerpipeline.runtime.delivery;

import org.jspecify.annotations.NullMarked;
