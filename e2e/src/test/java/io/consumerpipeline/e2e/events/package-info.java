/** What the event generator promises: a test can know beforehand what has to arrive. */
@NullMarked
package io.consumerpipeline.e2e.events;

import org.jspecify.annotations.NullMarked;
