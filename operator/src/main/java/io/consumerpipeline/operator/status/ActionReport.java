package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.ConsumerPipelineStatus.ActionState;
import org.jspecify.annotations.Nullable;

/**
 * How far an action is that the spec asks for once.
 *
 * @param name the field of the spec
 * @param time since when it is so, if the cluster knows; otherwise it is when it was seen first
 */
public record ActionReport(String name, String nonce, ActionState state, String message, @Nullable String time) {

  /** Whether it will go on by itself. */
  boolean underWay() {
    return switch (state) {
      case Pending, Running -> true;
      case Done, Failed -> false;
    };
  }
}
