/** From the bytes of a record to an event whose fields can be read; what is no good event is refused with the reason. */
@NullMarked
package io.consumerpipeline.runtime.event;

import org.jspecify.annotations.NullMarked;
