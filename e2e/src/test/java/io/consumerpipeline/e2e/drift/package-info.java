/** An object of a pipeline that somebody edits or deletes comes back; one that is somebody else's is left alone. */
@NullMarked
package io.consumerpipeline.e2e.drift;

import org.jspecify.annotations.NullMarked;
