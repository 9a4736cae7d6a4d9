/** Faults of every kind leave the sink as if nothing had happened. */
@NullMarked
package io.consumerpipeline.e2e.faults;

import org.jspecify.annotations.NullMarked;
