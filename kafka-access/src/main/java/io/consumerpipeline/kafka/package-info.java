/** How operator and pods get into Kafka: credentials and certificates as files, read anew at every connection. */
@NullMarked
package io.consumerpipeline.kafka;

import org.jspecify.annotations.NullMarked;
