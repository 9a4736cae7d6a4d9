/** Medians, ratios and tables say what was measured. */
@NullMarked
package io.consumerpipeline.e2e.bench.report;

import org.jspecify.annotations.NullMarked;
