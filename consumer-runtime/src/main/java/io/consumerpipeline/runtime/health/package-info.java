/** What a consumer says of itself over HTTP. */
@NullMarked
package io.consumerpipeline.runtime.health;

import org.jspecify.annotations.NullMarked;
