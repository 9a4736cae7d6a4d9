/** What operator and runtime agree on: the configuration that goes down, the status that comes up, and the names of metrics. */
@NullMarked
package io.consumerpipeline.contract;

import org.jspecify.annotations.NullMarked;
