/** A bad resource is refused by the API server, with a message that says what to write. */
@NullMarked
package io.consumerpipeline.e2e.rejection;

import org.jspecify.annotations.NullMarked;
