/** The program that reads a topic, writes a sink and tells the truth about it. */
@NullMarked
package io.consumerpipeline.runtime;

import org.jspecify.annotations.NullMarked;
