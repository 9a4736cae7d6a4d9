/** The CRD that the records give, and what it accepts. */
@NullMarked
package io.consumerpipeline.api;

import org.jspecify.annotations.NullMarked;
