package io.consumerpipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sizes of production code over all modules; limits of single files are Checkstyle's. */
class HouseTest {
  @Test
  void medianFileHasAtMostEightyLines() throws IOException {
    var lines = production().stream().map(HouseTest::lines).sorted().toList();

    assertThat(lines).hasSizeGreaterThan(50);
    assertThat(lines.get(lines.size() / 2)).as("median of %d files", lines.size()).isLessThanOrEqualTo(80);
  }

  @Test
  void noNameIsADrawer() throws IOException {
    assertThat(production()).extracting(file -> file.getFileName().toString())
        .noneMatch(name -> name.matches(".*(Utils?|Helpers?|Manager)\\.java|Abstract.*Service\\.java"));
  }

  /** What a directory of scenarios is for stands in one sentence at its top. */
  @Test
  void everyScenarioSaysWhatItShows() throws IOException {
    var summaries = new TreeMap<String, String>();
    try (var files = Files.walk(Cluster.ROOT.resolve("e2e/src/test/java"))) {
      for (var file : files.filter(path -> path.endsWith("package-info.java")).toList()) {
        summaries.put(file.getParent().getFileName().toString(), Files.readAllLines(file).getFirst());
      }
    }

    assertThat(summaries).hasSizeGreaterThan(5)
        .allSatisfy((name, summary) -> assertThat(summary).as(name).matches("/\\*\\* [A-Z].*\\. \\*/"));
  }

  private static List<Path> production() throws IOException {
    try (var files = Files.walk(Cluster.ROOT)) {
      return files.filter(path -> path.toString().matches(".*/src/main/java/.*\\.java")).toList();
    }
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
