package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.ScalingBehavior;
import io.consumerpipeline.operator.scaling.Behavior;
import io.consumerpipeline.operator.scaling.Behavior.Direction;
import io.consumerpipeline.operator.scaling.Behavior.Kind;
import io.consumerpipeline.operator.scaling.Behavior.Policy;
import io.consumerpipeline.operator.scaling.Behavior.Select;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fast the number of pods may change, with defaults. */
final class ScalingPace {
  private ScalingPace() {}

  static Behavior of(@Nullable ScalingBehavior written) {
    return written == null
        ? Behavior.DEFAULT
        : new Behavior(direction(written.scaleUp(), Behavior.DEFAULT.scaleUp()),
            direction(written.scaleDown(), Behavior.DEFAULT.scaleDown()));
  }

  private static Direction direction(ScalingBehavior.@Nullable Direction written, Direction absent) {
    if (written == null) {
      return absent;
    }
    var window = written.stabilizationWindowSeconds();
    return new Direction(window == null ? absent.stabilization() : Duration.ofSeconds(window),
        requireNonNullElse(written.policies(), List.<ScalingBehavior.Policy>of()).stream().map(ScalingPace::policy).toList(),
        switch (requireNonNullElse(written.selectPolicy(), ScalingBehavior.Select.Max)) {
          case Max -> Select.Max;
          case Min -> Select.Min;
          case Disabled -> Select.Disabled;
        });
  }

  private static Policy policy(ScalingBehavior.Policy written) {
    return new Policy(switch (written.type()) {
      case Pods -> Kind.Pods;
      case Percent -> Kind.Percent;
    }, written.value(), Duration.ofSeconds(written.periodSeconds()));
  }
}
