/** Positions are reset once per nonce while nobody consumes, and a topic that was created anew is read on only when somebody says so. */
@NullMarked
package io.consumerpipeline.e2e.reset;

import org.jspecify.annotations.NullMarked;
