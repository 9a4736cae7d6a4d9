package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.AlertName;
import io.consumerpipeline.api.AlertRule;
import io.consumerpipeline.api.AlertState;
import io.consumerpipeline.api.Alerts;
import io.consumerpipeline.operator.plan.PipelinePlan.Alert;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alert rules that every pipeline has, with the settings they have unless the resource says otherwise. */
final class AlertCatalogue {
  private AlertCatalogue() {}

  /** The catalogue, changed by the rules of the same name, without those that are disabled. */
  static List<Alert> merged(@Nullable Alerts alerts) {
    var changes = changes(alerts);
    return Arrays.stream(AlertName.values())
        .map(AlertCatalogue::defaults)
        .flatMap(alert -> changes.stream()
            .filter(rule -> rule.name() == alert.name())
            .findFirst()
            .map(rule -> changed(alert, rule))
            .orElse(List.of(alert))
            .stream())
        .toList();
  }

  /** What the resource says about the catalogue, in its order. */
  static List<AlertRule> changes(@Nullable Alerts alerts) {
    return alerts == null || alerts.rules() == null ? List.of() : alerts.rules();
  }

  private static Alert defaults(AlertName name) {
    return switch (name) {
      case HighConsumerLag -> new Alert(name, "warning", 120, 0);
      case HighConsumerErrorRate -> new Alert(name, "page", 120, 0);
      case ConsumerPipelineScalingLimited -> new Alert(name, "warning", 600, 0);
    };
  }

  private static List<Alert> changed(Alert alert, AlertRule rule) {
    return rule.state() == AlertState.Disabled
        ? List.of()
        : List.of(new Alert(alert.name(), requireNonNullElse(rule.severity(), alert.severity()),
            requireNonNullElse(rule.forSeconds(), alert.forSeconds()), requireNonNullElse(rule.minEvents(), alert.minEvents())));
  }
}
