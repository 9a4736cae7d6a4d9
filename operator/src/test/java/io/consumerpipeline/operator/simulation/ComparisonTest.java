package io.consumerpipeline.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table in the docs is what the simulation says. {@code mvn test -pl operator -am -Dupdate} writes it anew. */
class ComparisonTest {
  private static final Path DOCS = Path.of("../docs/scaling.md");
  private static final String BEGIN = "<!-- simulate --all -->\n";
  private static final String END = "<!-- end -->\n";

  @Test
  void docsHaveTheTableThatIsPlayed() throws IOException {
    var text = Files.readString(DOCS);
    var begin = text.indexOf(BEGIN) + BEGIN.length();
    var end = text.indexOf(END);
    var table = Comparison.table(List.of(Trace.values()));
    if (System.getProperty("update") != null) {
      Files.writeString(DOCS, text.substring(0, begin) + table + text.substring(end));
    }

    assertThat(Files.readString(DOCS)).contains(BEGIN + table + END);
  }
}
