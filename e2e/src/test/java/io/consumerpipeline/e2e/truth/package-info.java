/** When the broker or the database is away, the status says so, nothing is set aside, and all goes on by itself. */
@NullMarked
package io.consumerpipeline.e2e.truth;

import org.jspecify.annotations.NullMarked;
