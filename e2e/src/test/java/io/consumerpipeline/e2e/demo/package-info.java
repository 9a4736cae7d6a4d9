/** The demo and every command and snippet of the README do what they say. */
@NullMarked
package io.consumerpipeline.e2e.demo;

import org.jspecify.annotations.NullMarked;
