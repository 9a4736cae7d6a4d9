package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Mechanism;
import io.consumerpipeline.kafka.SecuredKafka;
import io.consumerpipeline.kafka.SecuredKafka.Listener;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What doctor finds of a broker that asks who is there. */
@ExtendWith(Servers.class)
class DoctorAccessTest {
  private static SecuredKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    kafka = new SecuredKafka();
    kafka.user("reader", "reader-password");
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void everyRightThatIsMissingComesWithTheCommandThatGivesIt() throws Exception {
    var files = AccessFiles.create().write("password", "reader-password");
    String letters = Servers.unique("letters");
    try (var scenario = new Scenario().from(kafka.servers(Listener.PASSWORD), files.password(Mechanism.ScramSha512, "reader"))
        .deadLetterTopic(letters)) {
      // Given
      kafka.topic(scenario.topic);
      kafka.topic(letters);
      String acl = "--add --allow-principal User:reader --operation ";
      String group = "group-" + scenario.topic;

      // Then: neither may be described
      Diagnosis nothing = Diagnosis.of(scenario);
      assertThat(nothing.code()).isEqualTo(1);
      assertThat(nothing.of("brokers")).startsWith("ok ");
      assertThat(nothing.of("topic")).startsWith("fail topic user reader may not read topic " + scenario.topic)
          .endsWith(acl + "Read --topic " + scenario.topic);
      assertThat(nothing.of("group")).startsWith("fail group user reader may not use group " + group)
          .endsWith(acl + "Read --group " + group);
      assertThat(nothing.of("dead-letter topic")).startsWith("fail dead-letter topic user reader may not write topic " + letters)
          .endsWith(acl + "Write --topic " + letters);

      // When: both may be described
      kafka.allow("reader", ResourceType.TOPIC, scenario.topic, AclOperation.DESCRIBE);
      kafka.allow("reader", ResourceType.TOPIC, letters, AclOperation.READ);
      kafka.allow("reader", ResourceType.GROUP, group, AclOperation.READ);

      // Then
      Scenario.await("topic, dead-letter topic, positions", () -> String.join(", ", Diagnosis.of(scenario).bad()));
      assertThat(Diagnosis.of(scenario).of("dead-letter topic")).endsWith(acl + "Write --topic " + letters);

      // When
      kafka.allow("reader", ResourceType.TOPIC, scenario.topic, AclOperation.READ);
      kafka.allow("reader", ResourceType.TOPIC, letters, AclOperation.WRITE);

      // Then
      Scenario.await(0, () -> Diagnosis.of(scenario).code());
    }
  }

  @Test
  void refusedLoginIsSaidWithoutThePassword() throws Exception {
    var files = AccessFiles.create().write("password", "wrong-password");
    try (var scenario = new Scenario().from(kafka.servers(Listener.PASSWORD), files.password(Mechanism.ScramSha512, "reader"))) {
      // When
      Diagnosis said = Diagnosis.of(scenario);

      // Then
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.of("brokers")).startsWith("fail brokers " + kafka.servers(Listener.PASSWORD))
          .contains("does not accept user reader with this password");
      assertThat(said.of("topic")).isEqualTo("skip topic needs brokers");
      assertThat(said.lines()).noneMatch(line -> line.contains("wrong-password"));
    }
  }
}
