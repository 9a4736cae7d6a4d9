/** How far every pipeline is behind its topic: one poll per Kafka cluster for all pipelines. */
@NullMarked
package io.consumerpipeline.operator.lag;

import org.jspecify.annotations.NullMarked;
