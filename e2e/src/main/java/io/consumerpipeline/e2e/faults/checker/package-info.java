/** Compares a ledger with what the sink holds and names every way in which they differ. */
@NullMarked
package io.consumerpipeline.e2e.faults.checker;

import org.jspecify.annotations.NullMarked;
