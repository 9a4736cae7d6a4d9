/** As much of PostgreSQL's protocol as is needed to see a COMMIT and its answer pass by. */
@NullMarked
package io.consumerpipeline.e2e.faults.proxy.postgresql;

import org.jspecify.annotations.NullMarked;
