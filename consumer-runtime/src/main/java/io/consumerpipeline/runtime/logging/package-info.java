/** How log lines look and which are written. */
@NullMarked
package io.consumerpipeline.runtime.logging;

import org.jspecify.annotations.NullMarked;
