/** What is written by one program can be read by the other. */
@NullMarked
package io.consumerpipeline.contract;

import org.jspecify.annotations.NullMarked;
