/** The benchmark's own arithmetic is right. */
@NullMarked
package io.consumerpipeline.e2e.bench;

import org.jspecify.annotations.NullMarked;
