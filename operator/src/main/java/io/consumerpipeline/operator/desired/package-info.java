/** From a plan to the objects that the cluster shall have, one class per object; pure, so that they can be rendered offline. */
@NullMarked
package io.consumerpipeline.operator.desired;

import org.jspecify.annotations.NullMarked;
