package io.consumerpipeline.e2e.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeliveryIT {
  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("delivery");

  @Test
  void everyEventIsOneRowOrOneDeadLetterWhenPodsAreKilledMidway() {
    // Given
    var pipeline = new Pipeline(NAMESPACE, "views");
    var producer = new Producer(NAMESPACE, "page-views", "delivery-views", 6);
    producer.createTopic();
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "views", "delivery-views", "replicas: 2"));
    pipeline.awaitConsuming();

    // When
    var sending = producer.start(60_000, 6_000, 2);
    var kills = 0;
    for (var stored = 5_000; stored <= 35_000; stored += 10_000) {
      awaitRows("page_views", stored);
      NAMESPACE.run("delete", "pod", pipeline.pods().getFirst(), "--grace-period=0", "--force");
      kills++;
    }
    var sent = sending.await();

    // Then
    Eventually.within(Duration.ofMinutes(3),
        () -> assertThat(NAMESPACE.database().rows("page_views") + NAMESPACE.database().rows("page_views_dlq"))
            .isGreaterThanOrEqualTo(sent.sent()));
    assertThat(NAMESPACE.database().rows("page_views")).isEqualTo(sent.good());
    assertThat(NAMESPACE.database().rows("page_views_dlq")).isEqualTo(sent.bad());
    assertThat(NAMESPACE.database().duplicates("page_views")).isZero();
    assertThat(NAMESPACE.database().duplicates("page_views_dlq")).isZero();
    System.out.printf("delivery: %d sent, %d rows, %d dead letters, 0 duplicates, %d pods killed%n", sent.sent(), sent.good(),
        sent.bad(),
        kills);
  }

  @Test
  void typedColumnsAreFilledAndEveryDeadLetterHasItsReason() {
    // Given
    var pipeline = new Pipeline(NAMESPACE, "loans");
    var producer = new Producer(NAMESPACE, "loans", "delivery-loans", 3);
    producer.createTopic();
    NAMESPACE.apply("""
        apiVersion: consumerpipeline.io/v1alpha1
        kind: ConsumerPipeline
        metadata:
          name: loans
        spec:
          source:
            kafka: {bootstrapServers: "kafka.kafka:9092", topic: %s}
          events:
            requiredFields: [loan_id, applicant_id, amount]
          sink:
            postgresql:
              connectionSecretRef: {name: db-app}
              table: loans
              columns:
              - {name: loan_id, type: text}
              - {name: applicant_id, type: bigint}
              - {name: amount, type: "numeric(14,2)"}
              - {name: interest_rate, type: double precision, field: terms.interest_rate}
              - {name: decided_at, type: timestamptz}
              - {name: raw, type: jsonb, field: "$"}
        """.formatted(NAMESPACE.topic("delivery-loans")));

    // When
    var sent = producer.start(5_000, 0, 4).await();

    // Then
    pipeline.awaitConsuming();
    Eventually.soon(
        () -> assertThat(NAMESPACE.database().rows("loans") + NAMESPACE.database().rows("loans_dlq")).isEqualTo(sent.sent()));
    assertThat(NAMESPACE.database().rows("loans")).isEqualTo(sent.good());
    assertThat(NAMESPACE.database().number("SELECT count(DISTINCT loan_id) FROM loans")).isEqualTo(sent.good());
    assertThat(NAMESPACE.database().number(
        "SELECT count(*) FROM loans WHERE amount = (raw->>'amount')::numeric(14,2) AND decided_at = (raw->>'decided_at')::timestamptz"))
        .as("columns hold what the event says").isEqualTo(sent.good());
    assertThat(NAMESPACE.database().query("SELECT reason, count(*) FROM loans_dlq GROUP BY reason ORDER BY reason"))
        .isEqualTo(sent.deadLettersByReason());
    assertThat(NAMESPACE.database().number("SELECT count(*) FROM loans_dlq WHERE message IS NULL OR value IS NULL"))
        .isZero();
  }

  @Test
  void storingGoesOnWhereItWasWhenResourceIsDeletedAndAppliedAgain() {
    // Given
    var pipeline = new Pipeline(NAMESPACE, "again");
    var producer = new Producer(NAMESPACE, "page-views", "delivery-again", 2);
    producer.createTopic();
    var manifest = Manifest.pageViews(NAMESPACE, "again", "delivery-again").replace("page_views", "again");
    var first = producer.start(1_000, 0, 0).await();
    NAMESPACE.apply(manifest);
    Eventually.soon(() -> assertThat(NAMESPACE.database().rows("again")).isEqualTo(first.good()));

    // When
    NAMESPACE.run("delete", "consumerpipeline", "again");
    Eventually.soon(() -> assertThat(pipeline.pods()).isEmpty());
    var second = producer.start(1_000, 0, 0).await();
    NAMESPACE.apply(manifest);

    // Then
    Eventually.soon(() -> assertThat(NAMESPACE.database().rows("again")).isEqualTo(first.good() + second.good()));
    assertThat(NAMESPACE.database().duplicates("again")).isZero();
  }

  private static void awaitRows(String table, long least) {
    Eventually.within(Duration.ofMinutes(3), () -> assertThat(NAMESPACE.database().rows(table)).isGreaterThanOrEqualTo(least));
  }
}
