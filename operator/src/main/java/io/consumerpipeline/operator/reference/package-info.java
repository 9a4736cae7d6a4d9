/** What a pipeline refers to and competes for: its connection Secret and its consumer group. */
@NullMarked
package io.consumerpipeline.operator.reference;

import org.jspecify.annotations.NullMarked;
