/** Makes what the cluster has equal to what is desired: server-side apply, prune, and the watches behind them. */
@NullMarked
package io.consumerpipeline.operator.apply;

import org.jspecify.annotations.NullMarked;
