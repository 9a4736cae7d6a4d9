/** The meters of a consumer and the names they are known by. */
@NullMarked
package io.consumerpipeline.runtime.telemetry;

import org.jspecify.annotations.NullMarked;
