package io.consumerpipeline.e2e.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.consumerpipeline.e2e.cluster.Cluster;
import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Locks;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Locks.SILENCE)
class SilenceIT {
  private static final String OPERATOR = "system:serviceaccount:consumerpipeline-system:consumerpipeline-operator";
  private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete", "deletecollection");
  private static final Duration REST = Duration.ofMinutes(2);

  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("silence");

  @Test
  void operatorWritesNothingButItsLeaseWhenNoEventsFlow() throws Exception {
    assumeTrue(Cluster.CONTEXT.isEmpty(), "the audit log of another cluster is out of reach");
    // Given
    var producer = new Producer(NAMESPACE, "page-views", "silence-views", 3);
    producer.createTopic();
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "views", "silence-views"));
    new Pipeline(NAMESPACE, "views").awaitConsuming();
    var sent = producer.start(300, 0, 10).await();
    Eventually.soon(() -> assertThat(
        NAMESPACE.database().number("SELECT (SELECT count(*) FROM page_views) + (SELECT count(*) FROM page_views_dlq)"))
        .isEqualTo(sent.sent()));
    Eventually.soon(() -> assertThat(new Pipeline(NAMESPACE, "views").field("{.status.lag.records}")).isEqualTo("0"));
    // The figures of these events are written half a minute after the first ones at the latest.
    Thread.sleep(Duration.ofSeconds(40));

    // When
    var from = Instant.now();
    Thread.sleep(REST);
    var until = Instant.now();

    // Then
    assertThat(writesOfOperator(Instant.EPOCH, from)).as("the audit log is read rightly: what came before is in it").isNotEmpty();
    assertThat(writesOfOperator(from, until)).isEmpty();
    System.out.printf("silence: 0 writes in %d s, after %d before%n", REST.toSeconds(),
        writesOfOperator(Instant.EPOCH, from).size());
  }

  private static List<String> writesOfOperator(Instant from, Instant until) throws IOException {
    var json = new ObjectMapper();
    try (var lines = Files.lines(Cluster.auditLog())) {
      return lines.map(line -> read(json, line))
          .filter(entry -> OPERATOR.equals(entry.at("/user/username").asText()))
          .filter(entry -> WRITES.contains(entry.path("verb").asText()))
          .filter(entry -> !"leases".equals(entry.at("/objectRef/resource").asText()))
          .filter(entry -> NAMESPACE.name().equals(entry.at("/objectRef/namespace").asText()))
          .filter(entry -> isBetween(Instant.parse(entry.path("requestReceivedTimestamp").asText()), from, until))
          .map(entry -> entry.path("verb").asText() + " " + entry.path("requestURI").asText())
          .toList();
    }
  }

  private static JsonNode read(ObjectMapper json, String line) {
    try {
      return json.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException("the audit log has a line that is no JSON: " + line, e);
    }
  }

  private static boolean isBetween(Instant time, Instant from, Instant until) {
    return !time.isBefore(from) && time.isBefore(until);
  }
}
