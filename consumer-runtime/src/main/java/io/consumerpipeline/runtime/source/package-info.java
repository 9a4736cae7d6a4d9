/** Reading a topic: the poll loop, which partitions are ours, and where they start. */
@NullMarked
package io.consumerpipeline.runtime.source;

import org.jspecify.annotations.NullMarked;
