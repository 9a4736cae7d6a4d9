package io.consumerpipeline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumerPropertyTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "enable.auto.commit | true | enable.auto.commit is not for a pipeline to set; it may set client.rack, connections.max.idle.ms,",
      "sasl.jaas.config | x | sasl.jaas.config is not for a pipeline to set",
      "max.poll.records | 0 | max.poll.records is '0': write a number from 1 to 100000",
      "max.poll.records | 99999999999 | max.poll.records is '99999999999': write a number from 1 to 100000",
      "max.poll.records | many | max.poll.records is 'many': write a number",
      "client.rack | a b | client.rack is 'a b': write up to 255 letters",
      "heartbeat.interval.ms | 15000 | heartbeat.interval.ms (15000) is not below session.timeout.ms (15000): lower it, or raise session.timeout.ms",
      "request.timeout.ms | 1000 | ''"})
  void problemSaysWhatToWrite(String name, String value, String problem) {
    var problems = ConsumerProperty.problems(Map.of(name, value));

    if (problem.isEmpty()) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).singleElement().asString().startsWith(problem);
    }
  }

  @Test
  void orderIsThatOfBothValuesWhenBothAreWritten() {
    assertThat(ConsumerProperty.problems(Map.of("heartbeat.interval.ms", "15000", "session.timeout.ms", "45000"))).isEmpty();
    assertThat(ConsumerProperty.problems(Map.of("fetch.max.wait.ms", "30000", "request.timeout.ms", "30000"))).hasSize(1);
  }

  /** The rule of the CRD is text: nothing else would notice that it lacks a property. */
  @Test
  void everyPropertyIsInTheRuleOfTheResource() throws IOException {
    var definition = Files.readString(Path.of("consumerpipelines.consumerpipeline.io-v1.yml")).replaceAll("\\s+", " ");
    var quoted = Arrays.stream(ConsumerProperty.values()).map(property -> "''" + property.propertyName() + "''").toList();

    assertThat(definition).contains(String.join(", ", quoted));
    assertThat(definition).contains("config takes only " + ConsumerProperty.names() + ";");
  }
}
