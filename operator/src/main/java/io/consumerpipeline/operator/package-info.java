/** The operator: turns a ConsumerPipeline into cluster objects and says how it fares. */
@NullMarked
package io.consumerpipeline.operator;

import org.jspecify.annotations.NullMarked;
