/** Numbers as people read them, with two significant digits; pure. */
@NullMarked
package io.consumerpipeline.operator.figures;

import org.jspecify.annotations.NullMarked;
