/** How replicas follow a load, in one step and without turning back, and what an operator takes for many pipelines. */
@NullMarked
package io.consumerpipeline.e2e.scaling;

import org.jspecify.annotations.NullMarked;
