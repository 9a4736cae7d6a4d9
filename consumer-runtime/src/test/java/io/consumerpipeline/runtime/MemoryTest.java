package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Column;
import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Few bytes in a topic that are many in memory. */
@ExtendWith(Servers.class)
class MemoryTest {
  private static final String MEMORY = "64m";
  private static final int MEGABYTE = 1 << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void aBatchOfManyTimesTheMemoryIsTakenInPieces() throws Exception {
    try (var scenario = new Scenario().topic(1).maxRecords(10_000).columns(new Column("n", "integer", "n"))) {
      // Given
      String padding = "x".repeat(900_000);
      int bytes = Bomb.send(scenario.topic, batch -> {
        for (int n = 0; n < 600; n++) {
          event(batch, "{\"n\":" + n + ",\"padding\":\"" + padding + "\"}");
        }
      });
      assertThat(bytes).isLessThan(MEGABYTE);

      // When
      try (var pod = new ChildProcess(scenario.config(), MEMORY)) {

        // Then
        scenario.await("SELECT count(*), sum(n), (SELECT count(*) FROM @.events_dlq) FROM @.events", "600|179700|0");
        assertThat(pod.isAlive()).isTrue();
        assertThat(pod.output()).doesNotContain("ERROR");
      }
    }
  }

  /** The client asks nobody to deserialize what is null, and takes headers as they are. */
  @Test
  void keysAndHeadersOfManyTimesTheMemoryAreTakenInPieces() throws Exception {
    try (var scenario = new Scenario().topic(1).maxRecords(10_000)) {
      // Given
      var padding = "k".repeat(900_000).getBytes(StandardCharsets.UTF_8);
      var value = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
      Bomb.send(scenario.topic, batch -> {
        for (int n = 0; n < 200; n++) {
          batch.append(0, padding, null);
          batch.append(0, null, value, new Header[]{new RecordHeader("padding", padding)});
        }
      });

      // When
      try (var pod = new ChildProcess(scenario.config(), MEMORY)) {

        // Then
        scenario.await("SELECT count(*), count(payload), (SELECT count(*) FROM @.events_dlq) FROM @.events", "400|200|0");
        assertThat(pod.isAlive()).isTrue();
      }
    }
  }

  @Test
  void ofARecordBeyondAnyEventTheBeginningIsKept() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      byte[] large = "k".repeat(6 * MEGABYTE).getBytes(StandardCharsets.UTF_8);
      byte[] value = "{\"n\":2}".getBytes(StandardCharsets.UTF_8);
      Bomb.send(scenario.topic, batch -> {
        event(batch, "{\"n\":1}");
        event(batch, "{\"padding\":\"" + "x".repeat(20 * MEGABYTE) + "\"}");
        batch.append(0, large, value);
        batch.append(0, null, value, new Header[]{new RecordHeader("padding", large), new RecordHeader("other", value)});
        event(batch, "{\"n\":3}");
      });

      // When
      try (var pod = new ChildProcess(scenario.config(), MEMORY)) {

        // Then
        scenario.await("SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)", "2|3");
        assertThat(pod.isAlive()).isTrue();
        assertThat(scenario.query("SELECT reason, octet_length(value), message FROM @.events_dlq WHERE kafka_offset = 1"))
            .isEqualTo("TooLarge|65536|the value has 20971534 bytes; events.maxBytes allows 1048576; of the value only the first"
                + " 65536 bytes are kept here");
        assertThat(scenario.query("SELECT reason, octet_length(kafka_key), message FROM @.events_dlq WHERE kafka_offset = 2"))
            .isEqualTo("TooLarge|65536|the key has 6291456 bytes; of the key only the first 65536 bytes are kept here");
        assertThat(scenario.query("SELECT reason, headers, message FROM @.events_dlq WHERE kafka_offset = 3"))
            .isEqualTo("TooLarge|{\"consumerpipeline.headers-left-out\": \"6291475\"}|"
                + "the headers have 6291475 bytes; they are left out here");
      }
    }
  }

  @Test
  void aRecordBeyondTheMemoryStopsItsPartitionAndNoOther() throws Exception {
    try (var scenario = new Scenario().topic(2).columns(new Column("n", "integer", "n"))) {
      // Given
      scenario.sendNumbers(0, 10, 2);
      Bomb.send(scenario.topic, batch -> event(batch, "{\"padding\":\"" + "x".repeat(200 * MEGABYTE) + "\"}"));
      scenario.sendNumbers(10, 20, 2);

      // When
      try (var pod = new ChildProcess(scenario.config(), MEMORY)) {
        int ends = startUntilStopped(pod, scenario);

        // Then
        assertThat(ends).isEqualTo(4);
        scenario.await("SELECT count(*), (SELECT count(*) FROM @.events WHERE n % 2 = 0) FROM @.events", "15|5");
        assertThat(partition(pod).orElseThrow().nextOffset()).isEqualTo(5);
        assertThat(partition(pod).orElseThrow().message()).contains("at offset 5 of partition 0 alone")
            .contains("raise resources.limits.memory").contains("go on at offset 6");

        // When: records are read for a while and nothing happens
        scenario.sendNumbers(20, 30, 2);
        Scenario.await(true, () -> pod.output().contains("From now on records are read as usual"));
        scenario.sendNumbers(30, 40, 2);

        // Then
        scenario.await("SELECT count(*), (SELECT count(*) FROM @.events WHERE n % 2 = 0) FROM @.events", "25|5");
        Scenario.await("RecordUnreadable", () -> partition(pod).map(RuntimeStatus.Partition::reason).orElse("none"));
        assertThat(pod.isAlive()).isTrue();
      }

      // When: the advice is taken
      try (var pod = new ChildProcess(scenario.config(), "512m")) {

        // Then
        scenario.await("SELECT count(*), (SELECT count(*) FROM @.events_dlq WHERE reason = 'TooLarge') FROM @.events", "40|1");
        assertThat(pod.isAlive()).isTrue();
      }
    }
  }

  /** As often as it takes; how often it ended. The group is made to forget each at once. */
  private static int startUntilStopped(ChildProcess pod, Scenario scenario) throws Exception {
    int ends = 0;
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (partition(pod).map(RuntimeStatus.Partition::state).orElse(null) != PartitionState.Stopped) {
      assertThat(System.nanoTime()).as(pod.output()).isLessThan(patience);
      if (!pod.isAlive()) {
        assertThat(pod.exitCode()).as(pod.output()).isEqualTo(3);
        ends++;
        try (var admin = Scenario.admin()) {
          admin.removeMembersFromConsumerGroup("group-" + scenario.topic, new RemoveMembersFromConsumerGroupOptions()).all()
              .get();
        }
        pod.start();
      }
      Thread.sleep(50);
    }
    return ends;
  }

  private static Optional<RuntimeStatus.Partition> partition(ChildProcess pod) throws InterruptedException {
    return pod.status().flatMap(status -> status.partitions().stream().filter(each -> each.partition() == 0).findFirst());
  }

  private static void event(MemoryRecordsBuilder batch, String json) {
    batch.append(0, null, json.getBytes(StandardCharsets.UTF_8));
  }
}
