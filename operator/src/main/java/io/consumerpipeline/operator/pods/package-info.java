/** What Kubernetes says of consumer pods, and what they say of themselves. */
@NullMarked
package io.consumerpipeline.operator.pods;

import org.jspecify.annotations.NullMarked;
