package io.consumerpipeline.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.consumerpipeline.contract.PipelineMetric;
import io.consumerpipeline.operator.Pipelines;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** dashboards/pipeline.json, as it is shipped and as it is filled in. */
class DashboardTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  /** Of the Java process and of Prometheus itself. */
  private static final Set<String> OTHERS = Set.of("ALERTS", "jvm_gc_pause_seconds_sum", "jvm_memory_max_bytes",
      "jvm_memory_used_bytes",
      "process_cpu_usage");

  private final JsonNode shipped = read();

  @Test
  void everyPanelHasADescriptionAUnitAndTheDataSourceOfTheVariable() {
    assertThat(panels()).isNotEmpty().allSatisfy(panel -> {
      assertThat(panel.path("description").asText()).isNotBlank();
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank().isNotEqualTo("none");
      assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
      assertThat(panel.path("targets")).isNotEmpty()
          .allSatisfy(target -> assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}"));
    });
  }

  @Test
  void everyRateLooksBackAsFarAsTheScrapeIntervalAsks() {
    assertThat(expressions()).allSatisfy(expression -> assertThat(expression.ranges()).isSubsetOf("$__rate_interval"));
  }

  @Test
  void everyQueryIsForThePipelineOfTheVariables() {
    assertThat(expressions()).extracting(PromQl::text)
        .allSatisfy(text -> assertThat(text).contains("namespace=\"$namespace\", pipeline=\"$pipeline\""));
  }

  @Test
  void everyMetricIsInTheCatalogue() {
    var known = new TreeSet<>(PipelineMetric.series());
    known.addAll(OTHERS);
    var used = new TreeSet<String>();
    expressions().forEach(expression -> used.addAll(expression.series()));
    shipped.at("/annotations/list").forEach(annotation -> used.addAll(new PromQl(annotation.path("expr").asText()).series()));

    assertThat(used).isSubsetOf(known);
  }

  @Test
  void noPanelCoversAnother() {
    var taken = new HashSet<String>();
    shipped.path("panels").forEach(panel -> {
      var place = panel.path("gridPos");
      for (var x = place.path("x").asInt(); x < place.path("x").asInt() + place.path("w").asInt(); x++) {
        for (var y = place.path("y").asInt(); y < place.path("y").asInt() + place.path("h").asInt(); y++) {
          assertThat(taken.add(x + "," + y)).as(panel.path("title").asText()).isTrue();
          assertThat(x).isBetween(0, 23);
        }
      }
    });
  }

  @Test
  void idsAreUniqueAndAtMostTwentyFivePanelsAreVisible() {
    var visible = new ArrayList<JsonNode>();
    shipped.path("panels").forEach(panel -> {
      if (!panel.path("type").asText().equals("row")) {
        visible.add(panel);
      }
    });

    assertThat(visible).hasSizeLessThanOrEqualTo(25);
    assertThat(panels()).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    assertThat(shipped.has("__inputs")).isFalse();
  }

  @Test
  void redFollowsTheThresholdsOfTheResource() throws JsonProcessingException {
    var dashboard = JSON.readTree(Dashboard.of(Pipelines.plan("thresholds: {lagSeconds: 7, errorRatePercent: 3}")));

    assertThat(redFrom(dashboard, "Behind")).isEqualTo(7);
    assertThat(redFrom(dashboard, "Error rate")).isEqualTo(0.03);
  }

  @Test
  void uidIsUniqueAndNoLongerThanGrafanaAllows() {
    assertThat(Dashboard.uid(new Owner("risk", "credit-risk-consumer", ""))).isEqualTo("cp-risk-credit-risk-consumer");
    assertThat(Dashboard.uid(new Owner("a-b", "c", ""))).isNotEqualTo(Dashboard.uid(new Owner("a", "b-c", "")));
    assertThat(Dashboard.uid(new Owner("n".repeat(63), "p".repeat(50), ""))).hasSizeLessThanOrEqualTo(40)
        .isNotEqualTo(Dashboard.uid(new Owner("n".repeat(63), "q".repeat(50), "")));
  }

  private static double redFrom(JsonNode dashboard, String title) {
    for (var panel : dashboard.path("panels")) {
      if (panel.path("title").asText().equals(title)) {
        return panel.at("/fieldConfig/defaults/thresholds/steps/1/value").asDouble();
      }
    }
    throw new AssertionError(title);
  }

  /** Those of collapsed rows too. */
  private List<JsonNode> panels() {
    var panels = new ArrayList<JsonNode>();
    shipped.path("panels").forEach(panel -> {
      if (panel.path("type").asText().equals("row")) {
        panel.path("panels").forEach(panels::add);
      } else {
        panels.add(panel);
      }
    });
    return panels;
  }

  private List<PromQl> expressions() {
    var expressions = new ArrayList<PromQl>();
    panels().forEach(panel -> panel.path("targets").forEach(target -> expressions.add(new PromQl(target.path("expr").asText()))));
    return expressions;
  }

  private static JsonNode read() {
    try {
      return JSON.readTree(Path.of("../dashboards/pipeline.json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
