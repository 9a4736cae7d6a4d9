/** The fault harness knows what it has done and what it has not. */
@NullMarked
package io.consumerpipeline.e2e.faults.scenario;

import org.jspecify.annotations.NullMarked;
