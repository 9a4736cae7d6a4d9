/** Points at which the fault harness ends or holds the process; in a pod nothing of it is active. */
@NullMarked
package io.consumerpipeline.runtime.fault;

import org.jspecify.annotations.NullMarked;
