package io.consumerpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.plan.Planned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we show to users works. */
class ExamplesTest {
  static List<Path> examples() throws IOException {
    try (var files = Files.list(Path.of("../crds/examples"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsPlannedWithoutProblems(Path example) throws IOException, UnreadableManifestException {
    for (var manifest : Manifest.read(Files.readString(example))) {
      assertThat(manifest.unknown()).isEmpty();
      assertThat(Pipelines.PLANNER.plan(manifest.owner(), manifest.spec(), manifest.schemas())).isInstanceOf(Planned.Plan.class);
    }
  }
}
