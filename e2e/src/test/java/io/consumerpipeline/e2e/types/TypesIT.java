package io.consumerpipeline.e2e.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TypesIT {
  private static final String SCHEMA = """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["loan_id", "amount"],
       "properties": {"amount": {"type": "number", "minimum": 0, "maximum": 1000000}, "decided_at": {"format": "date-time"}}}""";

  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("types");

  @Test
  void eventsAreJudgedByTheSchemaOfTheirTypeAndTheLastGoodOneStays() {
    // Given
    var pipeline = new Pipeline(NAMESPACE, "loans");
    var producer = new Producer(NAMESPACE, "loans", "types-loans", 2);
    producer.createTopic();
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "loans", "types-loans", """
        events:
          typeField: score.model
          types: [{name: gbm-7, schemaRef: {name: loan-schemas, key: loan.json}}]
        """).replace("page_views", "loans"));
    pipeline.awaitCondition("Ready", "False SchemaNotFound ConfigMap " + NAMESPACE.name() + "/loan-schemas does not exist");

    // When
    schema(SCHEMA);
    pipeline.awaitConsuming();
    var sent = producer.start(5_000, 0, 4).await();

    // Then
    Eventually.soon(
        () -> assertThat(NAMESPACE.database().rows("loans") + NAMESPACE.database().rows("loans_dlq")).isEqualTo(sent.sent()));
    assertThat(NAMESPACE.database().rows("loans")).isEqualTo(sent.good());
    assertThat(NAMESPACE.database().query("SELECT reason, count(*) FROM loans_dlq GROUP BY reason ORDER BY reason"))
        .isEqualTo(sent.deadLettersByReason());
    assertThat(
        NAMESPACE.database().query("SELECT DISTINCT reason, event_type, field FROM loans_dlq WHERE field IS NOT NULL ORDER BY 1"))
        .isEqualTo(List.of("MissingField|gbm-7|amount", "OutOfRange|gbm-7|amount", "WrongType|gbm-7|amount"));

    // When
    var pods = pipeline.pods();
    schema("{\"type\": \"thing\"}");

    // Then
    pipeline.awaitCondition("Ready",
        "False InvalidSchema the schema loan.json in ConfigMap " + NAMESPACE.name() + "/loan-schemas");
    var more = producer.start(500, 0, 0).await();
    Eventually.soon(() -> assertThat(NAMESPACE.database().rows("loans")).isEqualTo(sent.good() + more.good()));
    assertThat(pipeline.pods()).isEqualTo(pods);

    // When
    schema(SCHEMA.replace("1000000", "2000000"));

    // Then
    pipeline.awaitConsuming();
    Eventually.soon(() -> assertThat(pipeline.pods()).isNotEmpty().doesNotContainAnyElementsOf(pods));
  }

  private static void schema(String text) {
    NAMESPACE.apply("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: loan-schemas}
        data:
          loan.json: |
        """ + text.indent(4));
  }
}
