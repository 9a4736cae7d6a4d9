/** What a pipeline refers to and competes for: its Secrets, the schemas of its events and its consumer group. */
@NullMarked
package io.consumerpipeline.operator.reference;

import org.jspecify.annotations.NullMarked;
