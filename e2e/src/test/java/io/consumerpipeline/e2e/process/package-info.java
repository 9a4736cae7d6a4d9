/** What the kernel says of processes is read as it is meant. */
@NullMarked
package io.consumerpipeline.e2e.process;

import org.jspecify.annotations.NullMarked;
