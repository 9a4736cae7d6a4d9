package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pod stores as many records per second as it may, and nothing else waits for that. */
@ExtendWith(Servers.class)
class MaxRecordsPerSecondTest {
  private static final int RATE = 2_000;

  @Test
  void aPodWithABacklogStoresExactlyWhatItMayAndEvenly() throws Exception {
    try (var scenario = new Scenario().topic(6).maxRecordsPerSecond(RATE)) {
      // Given
      scenario.sendNumbers(0, 20_000, 6);
      Scenario.Running running = scenario.start();
      Scenario.await(true, () -> running.ingest.status().events().ok() > RATE);

      // When
      long before = running.ingest.status().events().ok();
      long started = System.nanoTime();
      Thread.sleep(Duration.ofSeconds(5));
      long stored = running.ingest.status().events().ok() - before;
      double seconds = (System.nanoTime() - started) / 1e9;

      // Then
      assertThat(stored / seconds).isCloseTo(RATE, withPercentage(5));
      var most = scenario.query("SELECT max(c) FROM (SELECT count(*) c FROM @.events GROUP BY "
          + "date_bin('200 milliseconds', ingested_at, '2026-01-01')) bins");
      assertThat(Integer.parseInt(most)).as("records of a fifth of a second").isLessThan(2 * RATE / 5);
      assertThat(running.get("/metrics").body()).containsPattern("rate_limited_seconds_total [1-9]");
    }
  }

  @Test
  void recordsByBusyTimeAreWhatAPodMayStoreAlsoIfOneWriterHasThemAll() throws Exception {
    try (var scenario = new Scenario().topic(1).maxRecordsPerSecond(RATE)) {
      // Given
      int writers = scenario.config().sink().postgresql().writers();
      scenario.sendNumbers(0, 5_000, 1);

      // When
      Scenario.Running running = scenario.start();
      Scenario.await(5_000L, () -> running.ingest.status().events().ok());

      // Then
      assertThat(writers * 5_000 / running.ingest.status().busySeconds()).isCloseTo(RATE, withPercentage(5));
    }
  }

  @Test
  void neitherARebalanceNorTheEndWaitsForIt() throws Exception {
    try (var scenario = new Scenario().topic(4).maxRecordsPerSecond(1)) {
      // Given: enough for an hour.
      scenario.sendNumbers(0, 4_000, 4);
      Scenario.Running first = scenario.start("pod-0");
      Scenario.await(4L, () -> claimed(first));

      // When
      long joining = System.nanoTime();
      Scenario.Running second = scenario.start("pod-1");
      Scenario.await(2L, () -> claimed(second));
      Duration joined = Duration.ofNanos(System.nanoTime() - joining);
      long stopping = System.nanoTime();
      second.stop();
      Duration stopped = Duration.ofNanos(System.nanoTime() - stopping);

      // Then
      Scenario.await(4L, () -> claimed(first));
      assertThat(joined).isLessThan(Duration.ofSeconds(10));
      assertThat(stopped).isLessThan(Duration.ofSeconds(1));
      assertThat(first.ingest.status().events().ok()).isBetween(1L, 60L);
    }
  }

  @Test
  void waitingForTheSinkIsNotBusyTime() throws Exception {
    try (var scenario = new Scenario().topic(1); var other = Scenario.connect(); Statement locking = other.createStatement()) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Scenario.Running running = scenario.start();
      Scenario.await(10L, () -> running.ingest.status().events().ok());
      double before = running.ingest.status().busySeconds();
      other.setAutoCommit(false);
      locking.execute("LOCK TABLE " + scenario.schema + ".events IN ACCESS EXCLUSIVE MODE");

      // When: the statement waits for the lock for seconds, then there is a wait before the next attempt.
      scenario.sendNumbers(10, 20, 1);
      Scenario.await(ConnectionState.Unavailable, () -> running.ingest.status().sink().state());

      // Then
      assertThat(running.ingest.status().busySeconds() - before).isLessThan(1);
      other.rollback();
      Scenario.await(20L, () -> running.ingest.status().events().ok());
    }
  }

  private static long claimed(Scenario.Running running) {
    return running.ingest.status().partitions().stream().filter(one -> one.nextOffset() != null).count();
  }
}
