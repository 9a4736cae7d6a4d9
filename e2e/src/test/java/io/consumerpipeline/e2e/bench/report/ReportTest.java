package io.consumerpipeline.e2e.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.consumerpipeline.e2e.process.Machine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Machine MACHINE = new Machine(2, "a processor", "Linux 6", "25.0.3", "18.6", "4.3.1", "-Xms32m");

  @Test
  void tableHasAColumnForWhatWasMeasuredAndADashForWhatWasNot() {
    var report = report(
        new Summary("copy", 3, true, Map.of(Figure.RECORDS_PER_SECOND, 220_000.4, Figure.RATIO_TO_COPY, 1.0)),
        new Summary("append", 3, false,
            Map.of(Figure.RECORDS_PER_SECOND, 140_000.0, Figure.RATIO_TO_COPY, 0.6364, Figure.RUNTIME_CPU, 2.949)));

    assertThat(report.toMarkdown()).isEqualTo("""
        1,000,000 records, 3 interleaved rounds, medians. 2 cores (a processor), Linux 6, JDK 25.0.3, PostgreSQL 18.6, \
        Kafka 4.3.1; runtime with `-Xms32m`.

        | case | records/s | of COPY × 2 | runtime CPU s/M | checksum |
        |---|---:|---:|---:|---|
        | copy | 220,000 | 1.00 | – | ok |
        | append | 140,000 | 0.64 | 2.95 | **FAILED** |

        - a note
        """);
  }

  @Test
  void reportIsNotFineWhenOneChecksumFailed() {
    var good = new Summary("copy", 1, true, Map.of());
    var bad = new Summary("append", 1, false, Map.of());

    assertThat(report(good).allChecksumsOk()).isTrue();
    assertThat(report(good, bad).allChecksumsOk()).isFalse();
  }

  @Test
  void jsonHasEverySingleMeasurement() throws IOException {
    var measurement = new Measurement("append", 2, true, Map.of(Figure.RECORDS_PER_SECOND, 140_000.0));
    var report = new Report(MACHINE, 1_000_000, 3, List.of("a note"), List.of(), List.of(measurement));

    var read = new ObjectMapper().readTree(report.toJson());

    assertThat(read.at("/machine/postgresql").asText()).isEqualTo("18.6");
    assertThat(read.at("/measurements/0/figures/RECORDS_PER_SECOND").asDouble()).isEqualTo(140_000);
    assertThat(read.at("/measurements/0/round").asInt()).isEqualTo(2);
  }

  private static Report report(Summary... cases) {
    return new Report(MACHINE, 1_000_000, 3, List.of("a note"), List.of(cases), List.of());
  }
}
