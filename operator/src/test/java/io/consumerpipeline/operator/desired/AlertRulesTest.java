package io.consumerpipeline.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.consumerpipeline.api.AlertName;
import io.consumerpipeline.contract.PipelineMetric;
import io.consumerpipeline.operator.Pipelines;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of alert-rules/, as they are shipped and as they are filled in. */
class AlertRulesTest {
  private static final Path FILES = Path.of("../alert-rules");

  @Test
  void everyNameOfTheCatalogueHasAFileAndEveryFileIsUsed() throws IOException {
    var plan = Pipelines.plan("");
    var used = new TreeSet<String>();
    AlertRules.alerting(plan).forEach(rule -> used.add(rule.get("alert") + ".yaml"));

    assertThat(used).isEqualTo(Arrays.stream(AlertName.values()).map(name -> name + ".yaml").collect(Collectors.toSet()));
    assertThat(yamlFiles(FILES)).isEqualTo(used);
    assertThat(yamlFiles(FILES.resolve("recording"))).hasSameSizeAs(AlertRules.recording(plan));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyMetricOfARuleIsInTheCatalogueOrRecorded(Map<String, Object> rule) {
    var known = new TreeSet<>(PipelineMetric.series());
    AlertRules.recording(Pipelines.plan("")).forEach(recorded -> known.add((String) recorded.get("record")));

    assertThat(expression(rule).series()).isNotEmpty().isSubsetOf(known);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyPlaceOfARuleIsFilled(Map<String, Object> rule) {
    assertThat(rule.toString()).doesNotContain("${");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void alertSaysWhatHappensAndPagesNobodyForASuspendedPipeline(Map<String, Object> alert) {
    assertThat(alert).containsOnlyKeys("alert", "expr", "for", "keep_firing_for", "labels", "annotations");
    assertThat(alert.get("annotations")).asInstanceOf(MAP).containsOnlyKeys("summary", "description");
    assertThat((String) alert.get("expr")).endsWith("""
        unless on (namespace, pipeline)
        consumerpipeline_spec_suspended{namespace="web", pipeline="page-views"} == 1""");
  }

  static Stream<Map<String, Object>> rules() {
    var plan = Pipelines.plan("");
    return Stream.concat(AlertRules.recording(plan).stream(), AlertRules.alerting(plan).stream());
  }

  static Stream<Map<String, Object>> alerts() {
    return AlertRules.alerting(Pipelines.plan("")).stream();
  }

  @ParameterizedTest
  @CsvSource({"0, 0s", "59, 59s", "60, 1m", "90, 1m30s", "120, 2m", "7200, 120m"})
  void durationIsWrittenAsPrometheusDoes(int seconds, String duration) {
    var plan = Pipelines.plan("alerts: {rules: [{name: HighConsumerLag, forSeconds: " + seconds + "}]}");

    assertThat(AlertRules.alerting(plan).getFirst()).containsEntry("for", duration);
  }

  /** No name that the API server lets through needs it; the template does not rely on that. */
  @Test
  void valueStaysInsideItsQuotesWhenItHoldsOne() {
    var plan = Pipelines.plan(new Owner("web", "a\"} or vector(1) #\\", "uid"), "");

    assertThat((String) AlertRules.recording(plan).getFirst().get("expr")).contains("pipeline=\"a\\\"} or vector(1) #\\\\\"}");
  }

  @Test
  void placeWithoutAValueIsAMistakeOfTheFile() {
    assertThatThrownBy(() -> RuleTemplate.load("/alert-rules/HighConsumerLag.yaml").fill(Map.of("namespace", "web")))
        .isInstanceOf(NullPointerException.class).hasMessage("${pipeline}");
  }

  private static PromQl expression(Map<String, Object> rule) {
    return new PromQl((String) rule.get("expr"));
  }

  private static Set<String> yamlFiles(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
