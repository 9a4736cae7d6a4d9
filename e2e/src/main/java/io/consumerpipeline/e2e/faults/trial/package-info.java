/** A pipeline that runs as processes of the runtime's image while something is done to it: servers, members, producer, verdict. */
@NullMarked
package io.consumerpipeline.e2e.faults.trial;

import org.jspecify.annotations.NullMarked;
