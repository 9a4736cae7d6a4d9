/** What is wrong in configuration, database or topic is said in one sentence with the next step. */
@NullMarked
package io.consumerpipeline.e2e.badinput;

import org.jspecify.annotations.NullMarked;
