/** Events as the two example pipelines get them, good and bad, sent to Kafka from inside the cluster. */
@NullMarked
package io.consumerpipeline.e2e.events;

import org.jspecify.annotations.NullMarked;
