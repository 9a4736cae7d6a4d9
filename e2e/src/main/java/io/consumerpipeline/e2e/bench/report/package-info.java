/** From what was measured to what is shown: medians, ratios, tables; pure but for the description of the machine. */
@NullMarked
package io.consumerpipeline.e2e.bench.report;

import org.jspecify.annotations.NullMarked;
