/** A TCP proxy that breaks connections on demand and counts how often it did. */
@NullMarked
package io.consumerpipeline.e2e.faults.proxy;

import org.jspecify.annotations.NullMarked;
