/** A resource is applied, changed, suspended and deleted, and its objects follow. */
@NullMarked
package io.consumerpipeline.e2e.lifecycle;

import org.jspecify.annotations.NullMarked;
