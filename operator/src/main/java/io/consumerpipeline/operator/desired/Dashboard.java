package io.consumerpipeline.operator.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * {@code dashboards/pipeline.json} for one pipeline: the two variables that choose a pipeline become constants, and what is red
 * follows its thresholds. The text is the same at each call.
 */
final class Dashboard {
  private static final String FILE = "/dashboards/pipeline.json";
  private static final ObjectMapper JSON = new ObjectMapper();
  /** Grafana's limit. */
  private static final int LONGEST_UID = 40;
  private static final int HASH_LENGTH = 8;

  private Dashboard() {}

  /** On one line: indented it would take twice the room in the memory of the API server and of the operator. */
  static String of(PipelinePlan plan) {
    var dashboard = template();
    dashboard.put("uid", uid(plan.owner()));
    dashboard.put("title", "ConsumerPipeline " + plan.owner().namespace() + "/" + plan.owner().name());
    fix(named(dashboard.at("/templating/list"), "name", "namespace"), plan.owner().namespace());
    fix(named(dashboard.at("/templating/list"), "name", "pipeline"), plan.owner().name());
    redFrom(named(dashboard.get("panels"), "title", "Behind"), BigDecimal.valueOf(plan.thresholds().lagSeconds()));
    redFrom(named(dashboard.get("panels"), "title", "Error rate"), BigDecimal.valueOf(plan.thresholds().errorRatePercent(), 2));
    try {
      return JSON.writeValueAsString(dashboard);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was read can be written", e);
    }
  }

  /**
   * {@code cp-<namespace>-<name>}, or cut and with a hash where that is longer than Grafana allows, or where the namespace has a dash:
   * {@code a-b/c} and {@code a/b-c} are two dashboards.
   */
  static String uid(Owner owner) {
    var uid = "cp-" + owner.namespace() + "-" + owner.name();
    if (uid.length() <= LONGEST_UID && !owner.namespace().contains("-")) {
      return uid;
    }
    var hash = Fingerprint.of(owner.namespace() + "/" + owner.name()).substring(0, HASH_LENGTH);
    return uid.substring(0, Math.min(uid.length(), LONGEST_UID - HASH_LENGTH - 1)) + "-" + hash;
  }

  private static ObjectNode template() {
    try (var stream = Objects.requireNonNull(Dashboard.class.getResourceAsStream(FILE), FILE)) {
      return (ObjectNode) JSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private static ObjectNode named(JsonNode list, String key, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(item -> item.path(key).asText().equals(value))
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(FILE + " has nothing with the " + key + " " + value));
  }

  /** Makes a constant of a variable. */
  private static void fix(ObjectNode variable, String value) {
    variable.remove("datasource");
    variable.remove("refresh");
    variable.remove("sort");
    variable.put("type", "constant");
    variable.put("hide", 2);
    variable.put("query", value);
    variable.putObject("current").put("text", value).put("value", value);
  }

  private static void redFrom(ObjectNode panel, BigDecimal value) {
    ((ObjectNode) panel.at("/fieldConfig/defaults/thresholds/steps/1")).put("value", value);
  }
}
