/** Each type of events is judged by its schema, and a broken schema changes nothing that runs. */
@NullMarked
package io.consumerpipeline.e2e.types;

import org.jspecify.annotations.NullMarked;
