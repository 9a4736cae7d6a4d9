/** What was found where, and what mends it. */
@NullMarked
package io.consumerpipeline.runtime.finding;

import org.jspecify.annotations.NullMarked;
