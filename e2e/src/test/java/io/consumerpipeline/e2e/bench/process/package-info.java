/** What the kernel says of processes is read as it is meant. */
@NullMarked
package io.consumerpipeline.e2e.bench.process;

import org.jspecify.annotations.NullMarked;
