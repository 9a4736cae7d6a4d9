package io.consumerpipeline.e2e.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputIT {
  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("badinput");

  @Test
  void statusNamesTheSecretAndRecoversWhenItIsMissing() {
    var pipeline = apply("nosecret", "bad-nosecret", "connectionSecretRef:\n        name: db-app",
        "connectionSecretRef:\n        name: nosuch");

    pipeline.awaitCondition("Ready", "False SecretNotFound");
    assertThat(pipeline.condition("Ready")).contains(NAMESPACE.name() + "/nosuch").contains("create it with");
    assertThat(pipeline.condition("Stalled")).startsWith("True ");

    NAMESPACE.run("create", "secret", "generic", "nosuch", "--from-literal=host=" + "postgres.postgres",
        "--from-literal=dbname=x",
        "--from-literal=user=x");
    pipeline.awaitCondition("Ready", "False SecretKeyMissing");
    assertThat(pipeline.condition("Ready")).contains("password");
  }

  @Test
  void statusNamesTheTopicAndRecoversWhenItIsMissing() {
    var pipeline = apply("notopic", "bad-notopic", "", "");

    pipeline.awaitCondition("SourceConnected", "False TopicNotFound");
    assertThat(pipeline.condition("SourceConnected")).contains("bad-notopic");
    pipeline.awaitCondition("Ready", "False TopicNotFound");

    new Producer(NAMESPACE, "page-views", "bad-notopic", 1).createTopic();
    pipeline.awaitConsuming();
  }

  @Test
  void statusNamesTheColumnAndNothingIsSetAsideWhenTableLacksIt() {
    NAMESPACE.database().query("CREATE TABLE narrow (page text)");
    var producer = new Producer(NAMESPACE, "page-views", "bad-narrow", 1);
    var sent = producer.start(50, 0, 0).await();
    var pipeline = apply("narrow", "bad-narrow", "table: narrow",
        "table: narrow\n      columns: [{name: page, type: text}, {name: visitor, type: text}]");

    pipeline.awaitCondition("SinkConnected", "False MissingColumn");
    assertThat(pipeline.condition("SinkConnected")).contains("visitor").contains("ALTER TABLE");
    pipeline.awaitCondition("Ready", "False MissingColumn");
    assertThat(NAMESPACE.database().number("SELECT count(*) FROM narrow_dlq")).isZero();

    NAMESPACE.database().query("ALTER TABLE narrow ADD COLUMN visitor text");
    pipeline.awaitConsuming();
    io.consumerpipeline.e2e.cluster.Eventually.soon(
        () -> assertThat(NAMESPACE.database().number("SELECT count(*) FROM narrow")).isEqualTo(sent.good()));
  }

  private static Pipeline apply(String name, String topic, String old, String replacement) {
    var manifest = Manifest.pageViews(NAMESPACE, name, topic).replace("table: page_views", "table: " + name);
    NAMESPACE.apply(manifest.replace(old, replacement));
    return new Pipeline(NAMESPACE, name);
  }
}
