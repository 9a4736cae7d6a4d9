/** Setting positions by hand: consumers stop, a Job sets them, consumers come back. */
@NullMarked
package io.consumerpipeline.operator.reset;

import org.jspecify.annotations.NullMarked;
