/** Reading and checking the configuration file. */
@NullMarked
package io.consumerpipeline.runtime.config;

import org.jspecify.annotations.NullMarked;
