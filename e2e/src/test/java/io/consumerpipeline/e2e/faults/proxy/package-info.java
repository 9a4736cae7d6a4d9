/** Connections that are broken on demand, to an echo server and to PostgreSQL. */
@NullMarked
package io.consumerpipeline.e2e.faults.proxy;

import org.jspecify.annotations.NullMarked;
