/** How the parts of this module may use each other. */
@NullMarked
package io.consumerpipeline;

import org.jspecify.annotations.NullMarked;
