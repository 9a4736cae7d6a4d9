/** Events that are a function of run, seed and place, and a ledger of what became of each when it was sent. */
@NullMarked
package io.consumerpipeline.e2e.faults.ledger;

import org.jspecify.annotations.NullMarked;
