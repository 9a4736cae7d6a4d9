/** The custom resource as it is stored, and its way to records. */
@NullMarked
package io.consumerpipeline.operator.resource;

import org.jspecify.annotations.NullMarked;
