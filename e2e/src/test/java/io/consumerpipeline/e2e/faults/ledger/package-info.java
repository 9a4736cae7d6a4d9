/** Events that depend on nothing but run, seed and place, and the file that says what became of them. */
@NullMarked
package io.consumerpipeline.e2e.faults.ledger;

import org.jspecify.annotations.NullMarked;
