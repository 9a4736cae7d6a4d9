package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dead letters reach the topic too, from the table, each under the key of its record. */
@ExtendWith(Servers.class)
class RelayTest {

  @Test
  void aDeadLetterReachesTheTopicWithItsValueAndItsContext() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      String letters = letterTopic(scenario);
      scenario.send(0, "{\"n\":1}", "no json");

      // When
      scenario.deadLetterTopic(letters).start();

      // Then
      ConsumerRecord<byte[], byte[]> letter = read(letters, 1).getFirst();
      assertThat(text(letter.key())).isEqualTo(scenario.topic + "/0/1");
      assertThat(text(letter.value())).isEqualTo("no json");
      Map<String, String> headers = new HashMap<>();
      letter.headers().forEach(header -> headers.put(header.key(), text(header.value())));
      assertThat(headers).containsEntry("consumerpipeline.topic", scenario.topic).containsEntry("consumerpipeline.partition", "0")
          .containsEntry("consumerpipeline.offset", "1").containsEntry("consumerpipeline.key", "1")
          .containsEntry("consumerpipeline.reason", "Decode").containsEntry("consumerpipeline.attempts", "1")
          .containsEntry("consumerpipeline.consumer_group", "group-" + scenario.topic)
          .containsKeys("consumerpipeline.timestamp", "consumerpipeline.message", "consumerpipeline.failed_at");
    }
  }

  @Test
  void aMissingTopicStopsNothingAndWhatWaitedIsPassedOnWhenItIsThere() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.send(0, "no json", "{\"n\":1}");

      // When
      Scenario.Running running = scenario.deadLetterTopic(scenario.topic + "-letters").start();

      // Then
      Scenario.await("TopicNotFound", () -> String.valueOf(running.deadLetterTopic().reason()));
      assertThat(running.deadLetterTopic().message()).contains("create it").contains("delivery.deadLetter.kafkaTopic");
      scenario.await("SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)", "1|1");
      assertThat(running.get("/metrics").body()).contains("consumerpipeline_dlq_topic_up 0.0");

      // When
      String letters = letterTopic(scenario);

      // Then
      assertThat(read(letters, 1)).hasSize(1);
      Scenario.await(ConnectionState.Connected, () -> running.deadLetterTopic().state());
      assertThat(running.get("/metrics").body()).contains("consumerpipeline_dlq_topic_up 1.0")
          .contains("consumerpipeline_dlq_relayed_events_total 1.0");
    }
  }

  @Test
  void aTopicThatTakesNoLetterIsToldOfAndTheRecordsGoOn() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      String letters = scenario.topic + "-letters";
      try (var admin = Scenario.admin()) {
        admin.createTopics(List.of(new NewTopic(letters, 1, (short) 1).configs(Map.of("max.message.bytes", "1000")))).all().get();
      }
      scenario.send(0, "x".repeat(5_000));

      // When
      Scenario.Running running = scenario.deadLetterTopic(letters).start();

      // Then
      Scenario.await(ConnectionState.Misconfigured, () -> running.deadLetterTopic().state());
      assertThat(running.deadLetterTopic().reason()).isEqualTo("RecordTooLarge");
      assertThat(running.deadLetterTopic().message()).contains("max.message.bytes");
      scenario.send(0, "{\"n\":1}");
      scenario.await("SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)", "1|1");
    }
  }

  @Test
  void everyLetterArrivesThoughPodsComeAndGo() throws Exception {
    try (var scenario = new Scenario().topic(2).maxRecords(50)) {
      // Given
      String letters = letterTopic(scenario);
      scenario.deadLetterTopic(letters);
      var keys = new TreeSet<String>();

      // When
      for (int round = 0; round < 5; round++) {
        scenario.send(round % 2, IntStream.range(0, 300).mapToObj(n -> "no json " + n).toArray(String[]::new));
        Scenario.Running pod = scenario.start("pod-" + round);
        Thread.sleep(1_000 + 200L * round);
        pod.stop();
      }
      scenario.start("pod-last");
      scenario.await("SELECT count(*) FROM @.events_dlq", "1500");

      // Then
      read(letters, 1_500).forEach(letter -> keys.add(text(letter.key())));
      assertThat(keys).hasSize(1_500);
      scenario.await("SELECT sum(relayed_offset) FROM @.consumerpipeline_letters", "1500");
    }
  }

  private static String letterTopic(Scenario scenario) throws Exception {
    String name = scenario.topic + "-letters";
    try (var admin = Scenario.admin()) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
    return name;
  }

  /** Reads until so many different keys are there. */
  private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int keys) throws Exception {
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", Servers.bootstrapServers()), bytes, bytes)) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      Scenario.await(true, () -> {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        return records.stream().map(letter -> text(letter.key())).distinct().count() >= keys;
      });
      return records;
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
