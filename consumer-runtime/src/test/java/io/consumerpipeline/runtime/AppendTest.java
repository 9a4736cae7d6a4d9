package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Column;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class AppendTest {

  @Test
  void theBrokerHoldsEventsBackWhenTheConsumerIsToldToFetchMuchAtATime() throws Exception {
    var patient = Map.of("fetch.min.bytes", "1000000", "fetch.max.wait.ms", "3000");
    try (var scenario = new Scenario().topic(1).properties(patient)) {
      // Given a fetch that has just begun to wait
      scenario.send(0, "{\"n\":0}");
      scenario.start();
      scenario.await("SELECT count(*) FROM @.events", "1");
      long began = System.nanoTime();

      // When
      scenario.send(0, "{\"n\":1}");

      // Then
      scenario.await("SELECT count(*) FROM @.events", "2");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void everyEventIsARowInTheRawLayout() throws Exception {
    // Given
    try (var scenario = new Scenario().topic(3)) {
      scenario.sendNumbers(0, 3000, 3);

      // When
      scenario.start();

      // Then
      scenario.await("SELECT count(*), count(DISTINCT payload->>'n'), sum((payload->>'n')::int) FROM @.events",
          "3000|3000|4498500");
      assertThat(scenario.query(
          "SELECT kafka_topic = '" + scenario.topic + "', event_time IS NOT NULL, ingested_at > event_time - interval '1s' "
              + "FROM @.events WHERE kafka_partition = 1 AND kafka_offset = 5"))
          .isEqualTo("t|t|t");
      scenario.await("SELECT sum(next_offset), count(*) FROM @.consumerpipeline_offsets", "3000|3");
    }
  }

  @Test
  void typedColumnsAreFilledAndBadEventsAreDeadLetters() throws Exception {
    // Given
    try (var scenario = new Scenario().topic(1).requiredFields("loan_id").aliasPrefix("credit_risk_consumer").columns(
        new Column("loan_id", "text", "loan_id"),
        new Column("amount", "numeric(14,2)", "amount"),
        new Column("months", "integer", "terms.months"),
        new Column("decided_at", "timestamptz", "decided_at"),
        new Column("raw", "jsonb", "$"),
        new Column("key", "bytea", "$key"))) {
      scenario.send(0,
          "{\"loan_id\":\"a\",\"amount\":1.005,\"terms\":{\"months\":\"12\"},\"decided_at\":\"2026-01-02T03:04:05.678+02:00\"}",
          "{\"loan_id\":\"b\",\"amount\":\"lots\"}",
          "{\"amount\":1}",
          "[1,2]",
          null,
          "{\"loan_id\":\"c\",\"decided_at\":\"Jan 5, 2026 10:00\"}");

      // When
      Scenario.Running running = scenario.start();

      // Then
      scenario.await("SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)", "2|4");
      assertThat(scenario.query(
          "SELECT loan_id, amount, months, decided_at AT TIME ZONE 'UTC', raw->>'amount', key FROM @.events WHERE loan_id = 'a'"))
          .isEqualTo("a|1.01|12|2026-01-02 01:04:05.678|1.005|\\x30");
      assertThat(scenario.query("SELECT decided_at AT TIME ZONE 'UTC', amount FROM @.events WHERE loan_id = 'c'"))
          .isEqualTo("2026-01-05 10:00:00|null");
      assertThat(
          scenario.query("SELECT string_agg(reason || coalesce(' ' || field, ''), ', ' ORDER BY kafka_offset) FROM @.events_dlq"))
          .isEqualTo("WrongType amount, MissingField loan_id, Decode, MissingField");
      assertThat(scenario.query("SELECT message FROM @.events_dlq WHERE reason = 'WrongType'"))
          .isEqualTo("the field amount does not fit the column amount numeric(14,2): \"lots\" is no numeric");
      Scenario.await(4L, () -> running.ingest.status().partitions().getFirst().deadLettersLastHour());
      assertThat(running.ingest.status().events().toString())
          .isEqualTo("Events[consumed=6, ok=2, skipped=3, dbError=0, decodeError=1]");
      assertThat(running.get("/metrics").body())
          .contains("consumerpipeline_events_total{status=\"ok\"} 2.0")
          .contains("credit_risk_consumer_events_total{status=\"skipped\"} 3.0")
          .contains("credit_risk_consumer_processing_latency_seconds_bucket")
          .contains("credit_risk_consumer_lag_seconds 0.0")
          .contains("credit_risk_consumer_last_event_unixtime ");
    }
  }
}
