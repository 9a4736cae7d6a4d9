/** What the operator costs: memory, and time to its first reconcile. */
@NullMarked
package io.consumerpipeline.e2e.footprint;

import org.jspecify.annotations.NullMarked;
