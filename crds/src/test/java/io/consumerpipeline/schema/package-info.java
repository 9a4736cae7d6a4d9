/** Which schemas can be used, and what is wrong with an event. */
@NullMarked
package io.consumerpipeline.schema;

import org.jspecify.annotations.NullMarked;
