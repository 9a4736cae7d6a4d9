package io.consumerpipeline.e2e.faults.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {
  private static final LedgerPlan PLAN = new LedgerPlan("run-1", -3, 2, 9, 4, 10, new PoisonMix(10, List.of(Poison.NOT_JSON)));
  @TempDir
  private Path directory;

  private static LedgerBuilder builder() {
    var ledger = new LedgerBuilder(PLAN);
    ledger.acknowledged(new Place("run-1", 0, 0), 10);
    ledger.acknowledged(new Place("run-1", 0, 1), 11);
    ledger.acknowledged(new Place("run-1", 0, 2), 13);
    ledger.unacknowledged(new Place("run-1", 0, 4), Outcome.ABORTED);
    ledger.unacknowledged(new Place("run-1", 0, 3), Outcome.UNKNOWN);
    for (int index = 0; index < 4; index++) {
      ledger.acknowledged(new Place("run-1", 1, index), index);
    }
    return ledger;
  }

  @Test
  void ledgerIsReadBackWhenWritten() throws IOException {
    var file = directory.resolve("ledger");
    LedgerFile.write(builder().build(Map.of(0, 17L, 1, 4L)), file);

    var read = LedgerFile.read(file);

    assertThat(read.plan()).isEqualTo(PLAN);
    assertThat(read.count(Outcome.ACKNOWLEDGED)).isEqualTo(7);
    assertThat(read.partitions().getFirst().runs()).containsExactly(new Run(Outcome.ACKNOWLEDGED, 0, 2, 10),
        new Run(Outcome.ACKNOWLEDGED, 2, 1, 13), new Run(Outcome.UNKNOWN, 3, 1, -1), new Run(Outcome.ABORTED, 4, 1, -1));
    assertThat(read.partitions().getFirst().endOffset()).isEqualTo(17);
    assertThat(Files.readAllLines(file)).hasSize(2 + 5 + 2);
  }

  @Test
  void offsetsAndIndexesLeadToEachOther() {
    var partition = builder().build(Map.of(0, 17L, 1, 4L)).partitions().getFirst();

    assertThat(partition.offsetOf(1)).hasValue(11);
    assertThat(partition.offsetOf(3)).isEmpty();
    assertThat(partition.indexAt(13)).hasValue(2);
    assertThat(partition.indexAt(12)).isEmpty();
    assertThat(partition.indexAt(9)).isEmpty();
    assertThat(partition.lastIndexBelow(17)).hasValue(2);
    assertThat(partition.lastIndexBelow(13)).hasValue(1);
    assertThat(partition.lastIndexBelow(11)).hasValue(0);
    assertThat(partition.lastIndexBelow(10)).isEmpty();
  }

  @Test
  void fileIsRefusedWhenItsEndIsMissing() throws IOException {
    var file = directory.resolve("ledger");
    LedgerFile.write(builder().build(Map.of(0, 17L, 1, 4L)), file);
    var lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 1));

    assertThatThrownBy(() -> LedgerFile.read(file)).isInstanceOf(IOException.class)
        .hasMessageContaining("end of partition 1 is missing");
  }

  @Test
  void ledgerIsRefusedWhenAnEventHasTwoOutcomes() {
    var ledger = builder();
    ledger.unacknowledged(new Place("run-1", 0, 1), Outcome.UNKNOWN);

    assertThatThrownBy(() -> ledger.build(Map.of(0, 17L, 1, 4L)))
        .hasMessageContaining("no single outcome for event 1 of partition 0");
  }

  @Test
  void ledgerIsRefusedWhenAnEventHasNoOutcome() {
    assertThatThrownBy(() -> new LedgerBuilder(PLAN).build(Map.of())).hasMessageContaining("0 outcomes for the 5 events");
  }

  @Test
  void ledgerIsRefusedWhenOffsetsDoNotAscend() {
    var ledger = new LedgerBuilder(new LedgerPlan("run", 1, 1, 2, 1, 1, PoisonMix.NONE));
    ledger.acknowledged(new Place("run", 0, 0), 5);
    ledger.acknowledged(new Place("run", 0, 1), 4);

    assertThatThrownBy(() -> ledger.build(Map.of(0, 9L))).hasMessageContaining("the producer broke its order");
  }
}
