/** A burst is worked off by as many replicas as it needs, in one step, and they go again without turning back. */
@NullMarked
package io.consumerpipeline.e2e.scaling;

import org.jspecify.annotations.NullMarked;
