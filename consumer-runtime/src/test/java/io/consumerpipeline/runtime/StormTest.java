package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Column;
import io.consumerpipeline.contract.RuntimeStatus.Partition;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Too many dead letters hold the partition instead of emptying the topic into the dead-letter table. */
@ExtendWith(Servers.class)
class StormTest {
  private static final String COUNTS = "SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)";

  @Test
  void aTopicFullOfBadRecordsHoldsBeforeTheFirstDeadLetterAndTheOtherPartitionGoesOn() throws Exception {
    try (var scenario = new Scenario().topic(2).hold(20, 100, 300).requiredFields("n")) {
      // Given
      scenario.send(0, repeated(500, "{\"m\":1}"));
      scenario.send(1, repeated(500, "{\"n\":1}"));

      // When
      Scenario.Running running = scenario.start();

      // Then
      Scenario.await(PartitionState.Stopped, () -> partition(running, 0).state());
      scenario.await(COUNTS, "500|0");
      assertThat(partition(running, 0).reason()).isEqualTo("DeadLetterStorm");
      assertThat(partition(running, 0).message()).contains("MissingField").contains("spec.restart").contains("abovePercent (20)");
      assertThat(partition(running, 1).state()).isEqualTo(PartitionState.Consuming);
      assertThat(scenario.query("SELECT next_offset FROM @.consumerpipeline_offsets WHERE partition = 0")).isEqualTo("0");
      assertThat(running.get("/metrics").body()).contains("consumerpipeline_held_partitions 1.0");
    }
  }

  @Test
  void badRecordsThatTheDatabaseRefusesHoldToo() throws Exception {
    try (var scenario = new Scenario().topic(1).hold(20, 100, 300).columns(new Column("n", "integer", "n"))) {
      // Given
      scenario.sql("CREATE TABLE @.events (n int CHECK (n < 100))");
      scenario.sendNumbers(0, 1_000, 1);

      // When
      Scenario.Running running = scenario.start();

      // Then
      Scenario.await("DeadLetterStorm", () -> String.valueOf(partition(running, 0).reason()));
      assertThat(Integer.parseInt(scenario.query("SELECT count(*) FROM @.events_dlq"))).isLessThanOrEqualTo(40);
    }
  }

  @Test
  void aShareBelowTheBudgetIsSetAside() throws Exception {
    try (var scenario = new Scenario().topic(1).hold(20, 100, 300).requiredFields("n")) {
      // Given
      scenario.send(0, IntStream.range(0, 1_000).mapToObj(i -> i % 10 == 9 ? "{\"m\":1}" : "{\"n\":1}").toArray(String[]::new));

      // When
      scenario.start();

      // Then
      scenario.await(COUNTS, "900|100");
    }
  }

  @Test
  void anotherPodWithoutANewNonceHoldsTooAndANewNonceLetsThePartitionGoOn() throws Exception {
    try (var scenario = new Scenario().topic(1).hold(20, 100, 300).requiredFields("n").restart("first")) {
      // Given
      scenario.send(0, repeated(300, "{\"m\":1}"));
      Scenario.Running first = scenario.start("pod-0");
      Scenario.await("DeadLetterStorm", () -> String.valueOf(partition(first, 0).reason()));
      first.stop();

      // When
      Scenario.Running second = scenario.start("pod-1");

      // Then
      Scenario.await("DeadLetterStorm", () -> String.valueOf(partition(second, 0).reason()));
      assertThat(scenario.query(COUNTS)).isEqualTo("0|0");
      second.stop();

      // When
      Scenario.Running third = scenario.restart("second").start("pod-2");

      // Then
      scenario.await(COUNTS, "0|300");
      assertThat(partition(third, 0).state()).isEqualTo(PartitionState.Consuming);
    }
  }

  @Test
  void deadLettersOfThePodBeforeCountInTheWindow() throws Exception {
    try (var scenario = new Scenario().topic(1).hold(20, 100, 300).requiredFields("n")) {
      // Given
      scenario.send(0, repeated(90, "{\"m\":1}"));
      Scenario.Running first = scenario.start("pod-0");
      scenario.await(COUNTS, "0|90");
      first.stop();
      scenario.send(0, repeated(20, "{\"m\":1}"));

      // When
      Scenario.Running second = scenario.start("pod-1");

      // Then
      Scenario.await("DeadLetterStorm", () -> String.valueOf(partition(second, 0).reason()));
      assertThat(Integer.parseInt(scenario.query("SELECT count(*) FROM @.events_dlq"))).isLessThan(100);
    }
  }

  private static Partition partition(Scenario.Running running, int number) {
    return running.ingest.status().partitions().stream().filter(one -> one.partition() == number).findFirst()
        .orElse(new Partition(number, PartitionState.Waiting, "NotAssigned", "", null, 0));
  }

  private static String[] repeated(int times, String value) {
    return IntStream.range(0, times).mapToObj(i -> value).toArray(String[]::new);
  }
}
