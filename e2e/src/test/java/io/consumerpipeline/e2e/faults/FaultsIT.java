package io.consumerpipeline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Cluster;
import io.consumerpipeline.e2e.cluster.Locks;
import io.consumerpipeline.e2e.faults.scenario.Catalogue;
import io.consumerpipeline.e2e.faults.scenario.Result;
import io.consumerpipeline.e2e.faults.scenario.Runner;
import io.consumerpipeline.e2e.faults.trial.Lab;
import io.consumerpipeline.e2e.process.Installation;
import io.consumerpipeline.e2e.process.Progress;
import io.consumerpipeline.e2e.process.Scratch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The short form of {@code e2e/faults/run}: each fault a few times. It needs no cluster; {@code -De2e=false} brings none up. It mostly
 * waits for sessions to end, so other scenarios run beside it.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Locks.SECOND_LANE)
class FaultsIT {
  private static final long SEED = 1;
  private static final int PARALLEL = 6;

  @Test
  void nothingIsLostOrDoubledOrMadeUpOrReorderedUnderAnyFault() throws Exception {
    // Given
    var scratch = Scratch.make("faults");
    try (var processes = scratch.processes()) {
      var lab = Lab.start(new Installation(Cluster.ROOT), scratch.directory(), processes);
      var runner = new Runner(lab, SEED, false, Cluster.ROOT.resolve("e2e/target/faults"), new Progress(System.err));

      // When
      List<Result> results = runner.run(Catalogue.chosen(List.of(), false), PARALLEL, result -> {});

      // Then
      assertThat(results).hasSizeGreaterThan(20).allMatch(Result::passed);
    }
  }
}
