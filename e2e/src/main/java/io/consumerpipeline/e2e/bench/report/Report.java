package io.consumerpipeline.e2e.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.consumerpipeline.e2e.process.Machine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All that a run leaves behind.
 *
 * @param records of the throughput cases
 * @param notes sentences that say how to read the table
 */
public record Report(Machine machine, long records, int rounds, List<String> notes, List<Summary> cases,
    List<Measurement> measurements) {

  /** Whether every table held what was sent, in every round. */
  public boolean allChecksumsOk() {
    return cases.stream().allMatch(Summary::checksumOk);
  }

  /** A table and what it was measured with. A figure that a case does not have is a dash; one that none has is no column. */
  public String toMarkdown() {
    var figures = Arrays.stream(Figure.values())
        .filter(figure -> cases.stream().anyMatch(row -> row.medians().containsKey(figure)))
        .toList();
    var lines = new ArrayList<String>();
    lines.add("%,d records, %d %s, medians. %s".formatted(records, rounds, rounds == 1 ? "round" : "interleaved rounds",
        machine.toLine()));
    lines.add("");
    lines.add("| case | " + String.join(" | ", figures.stream().map(Figure::title).toList()) + " | checksum |");
    lines.add("|---|" + "---:|".repeat(figures.size()) + "---|");
    for (var row : cases) {
      var cells = figures.stream()
          .map(figure -> Optional.ofNullable(row.medians().get(figure)).map(figure::show).orElse("–"))
          .toList();
      lines.add("| " + row.name() + " | " + String.join(" | ", cells) + " | " + (row.checksumOk() ? "ok" : "**FAILED**") + " |");
    }
    lines.add("");
    notes.forEach(note -> lines.add("- " + note));
    return String.join("\n", lines) + "\n";
  }

  /** The same with every single measurement. */
  public String toJson() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records, strings and numbers can always be written", e);
    }
  }
}
