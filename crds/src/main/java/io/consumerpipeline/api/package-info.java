/** What users write: the ConsumerPipeline resource, one record per noun of its schema. */
@NullMarked
package io.consumerpipeline.api;

import org.jspecify.annotations.NullMarked;
