package io.consumerpipeline.e2e.faults.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consumerpipeline.e2e.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  @Test
  void eachNameIsThereOnceAndCanNameARun() {
    assertThat(Catalogue.all()).extracting(Scenario::name).doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9-]{1,40}"));
  }

  /** A point that nobody crashes at proves nothing, and one that is not there would never fire. */
  @Test
  void thereIsAScenarioForEachCrashPointOfTheRuntimeAndEachGroupProtocol() throws IOException {
    var source = Files.readString(Cluster.ROOT.resolve(
        "consumer-runtime/src/main/java/io/consumerpipeline/runtime/fault/CrashPoint.java"));
    var points = Pattern.compile("^  ([A-Z_]+)[,;]$", Pattern.MULTILINE).matcher(source).results()
        .map(match -> match.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();

    assertThat(points).hasSizeGreaterThan(15);
    for (var protocol : List.of("classic", "consumer")) {
      assertThat(Catalogue.all()).extracting(Scenario::name).filteredOn(name -> name.startsWith("crash-" + protocol))
          .containsExactlyInAnyOrderElementsOf(points.stream().map(point -> "crash-" + protocol + "-" + point).toList());
    }
  }

  @Test
  void wordsChooseByTheBeginningOfTheName() throws IOException {
    assertThat(Catalogue.chosen(List.of("kafka-k", "commit-l"), true)).extracting(Scenario::name)
        .containsExactlyInAnyOrder("kafka-kill", "commit-lost");
    assertThatThrownBy(() -> Catalogue.chosen(List.of("nothing"), true)).hasMessageContaining("nothing; --list tells them");
  }
}
