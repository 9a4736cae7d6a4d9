/** What holds for all modules together, and the scenarios on a real cluster. */
@NullMarked
package io.consumerpipeline.e2e;

import org.jspecify.annotations.NullMarked;
