package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.GroupProtocol;
import java.util.Collection;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each row is there once, however the members of a group agree on who reads what. */
@ExtendWith(Servers.class)
class GroupProtocolTest {
  private static final String COUNTS = "SELECT count(*), count(DISTINCT payload->>'n') FROM @.events";

  @ParameterizedTest
  @EnumSource
  void everyRecordIsOneRowWhenMembersComeAndGo(GroupProtocol protocol) throws Exception {
    try (var scenario = new Scenario().topic(6).maxRecords(500).groupProtocol(protocol)) {
      // Given
      scenario.sendNumbers(0, 30_000, 6);
      Scenario.Running first = scenario.start("pod-0");
      Scenario.await(6, () -> consuming(first));

      // When
      Scenario.Running second = scenario.start("pod-1");
      Scenario.await(3, () -> consuming(second));
      scenario.sendNumbers(30_000, 60_000, 6);
      first.stop();
      Scenario.await(6, () -> consuming(second));
      scenario.sendNumbers(60_000, 70_000, 6);

      // Then
      scenario.await(COUNTS, "70000|70000");
      assertThat(second.ingest.status().source().reason()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordIsOneRowWhenAPodIsKilled(GroupProtocol protocol) throws Exception {
    try (var scenario = new Scenario().topic(4).maxRecords(500).groupProtocol(protocol)) {
      // Given
      scenario.sendNumbers(0, 60_000, 4);
      Process killed = scenario.process();
      Scenario.await(true, () -> rows(scenario) > 0);

      // When
      killed.destroyForcibly().waitFor();
      long before = rows(scenario);
      scenario.start("pod-1");

      // Then
      scenario.await(COUNTS, "60000|60000");
      assertThat(before).isLessThan(60_000);
    }
  }

  private static int consuming(Scenario.Running running) {
    Collection<?> owned = running.ingest.status().partitions().stream().filter(one -> one.nextOffset() != null).toList();
    return owned.size();
  }

  private static long rows(Scenario scenario) {
    try {
      return Long.parseLong(scenario.query("SELECT count(*) FROM @.events"));
    } catch (java.sql.SQLException e) {
      return 0;
    }
  }
}
