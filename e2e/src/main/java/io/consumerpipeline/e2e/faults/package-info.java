/**
 * The fault harness: what was sent ({@code ledger}), whether the sink tells the same story ({@code checker}), a network that breaks
 * on demand ({@code proxy}), a pipeline under fault ({@code trial}), and all that is done to it ({@code scenario}). Each is a class for
 * tests, and a subcommand of {@code Main}.
 */
@NullMarked
package io.consumerpipeline.e2e.faults;

import org.jspecify.annotations.NullMarked;
