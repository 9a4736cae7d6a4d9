package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.Alert;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of {@code alert-rules/}, filled in for one pipeline. A file is parsed before it is filled in, so no value can become
 * YAML; and inside an expression values are quoted as PromQL quotes them.
 */
final class AlertRules {
  private static final List<String> RECORDING = List.of("EventRate", "FailedEventRatio", "LagSeconds");

  private AlertRules() {}

  /** What the alerts read, also when none of them is enabled: people query by these names. */
  static List<Map<String, Object>> recording(PipelinePlan plan) {
    return RECORDING.stream().map(name -> rule("recording/" + name, values(plan))).toList();
  }

  /** The alerts that are enabled, in the order of the catalogue. */
  static List<Map<String, Object>> alerting(PipelinePlan plan) {
    return plan.alerts().stream().map(alert -> rule(alert.name().name(), values(plan, alert))).toList();
  }

  private static Map<String, Object> rule(String file, Map<String, String> values) {
    return RuleTemplate.load("/alert-rules/" + file + ".yaml").fill(values);
  }

  private static Map<String, String> values(PipelinePlan plan) {
    return new TreeMap<>(Map.of("namespace", plan.owner().namespace(), "pipeline", plan.owner().name()));
  }

  private static Map<String, String> values(PipelinePlan plan, Alert alert) {
    var values = values(plan);
    values.put("severity", alert.severity());
    values.put("for", duration(alert.forSeconds()));
    values.put("lagSeconds", Integer.toString(plan.thresholds().lagSeconds()));
    values.put("errorRatePercent", Integer.toString(plan.thresholds().errorRatePercent()));
    values.put("minEvents", Integer.toString(alert.minEvents()));
    return values;
  }

  /** As Prometheus writes durations: {@code 2m}, {@code 1m30s}, {@code 0s}. */
  private static String duration(int seconds) {
    var minutes = seconds / 60;
    var rest = seconds % 60;
    if (minutes == 0) {
      return rest + "s";
    }
    return rest == 0 ? minutes + "m" : minutes + "m" + rest + "s";
  }
}
