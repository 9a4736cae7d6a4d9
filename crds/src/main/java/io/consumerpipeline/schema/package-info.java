/** JSON Schema 2020-12 as operator and runtime both understand it: which schemas can be used, and what an event lacks. */
@NullMarked
package io.consumerpipeline.schema;

import org.jspecify.annotations.NullMarked;
