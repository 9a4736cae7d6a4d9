/** The cluster that the tests run on, as its users reach it: kubectl, psql in a pod, producers as Jobs. */
@NullMarked
package io.consumerpipeline.e2e.cluster;

import org.jspecify.annotations.NullMarked;
