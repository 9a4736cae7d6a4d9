package io.consumerpipeline.operator.plan;

import io.consumerpipeline.api.Monitoring;
import io.consumerpipeline.operator.plan.Problem.Reason;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Labels that the user adds to objects. A schema bounds a label's value, never its key. */
final class LabelReview {
  private static final Pattern KEY = Pattern.compile(
      "(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

  private LabelReview() {}

  static Stream<Problem> of(@Nullable Monitoring monitoring) {
    if (monitoring == null) {
      return Stream.empty();
    }
    var monitor = monitoring.serviceMonitor() == null ? null : monitoring.serviceMonitor().labels();
    var rule = monitoring.prometheusRule() == null ? null : monitoring.prometheusRule().labels();
    return Stream.concat(
        of(monitor, "spec.monitoring.serviceMonitor.labels"),
        of(rule, "spec.monitoring.prometheusRule.labels"));
  }

  private static Stream<Problem> of(@Nullable Map<String, String> labels, String field) {
    return labels == null ? Stream.empty() : labels.keySet().stream().sorted().flatMap(key -> of(key, field));
  }

  private static Stream<Problem> of(String key, String field) {
    if (!KEY.matcher(key).matches()) {
      return Stream.of(new Problem(Reason.InvalidLabel, field,
          "'" + key + "' is no label key: write [prefix/]name with at most 63 letters, digits, '-', '_' or '.' in the name"));
    }
    return key.startsWith("app.kubernetes.io/") || key.startsWith("consumerpipeline.io/")
        ? Stream.of(new Problem(Reason.InvalidLabel, field, "'" + key + "' is set by the operator: leave it out"))
        : Stream.empty();
  }
}
