/** Each kind of fault as a scenario that is repeated, counted and judged; and the program that runs them. */
@NullMarked
package io.consumerpipeline.e2e.faults.scenario;

import org.jspecify.annotations.NullMarked;
