/** Doctor runs beside the consumer in its pod, as README says, finds nothing where nothing is wrong, and then what is. */
@NullMarked
package io.consumerpipeline.e2e.doctor;

import org.jspecify.annotations.NullMarked;
