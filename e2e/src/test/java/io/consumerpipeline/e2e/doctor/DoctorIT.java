package io.consumerpipeline.e2e.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Cluster;
import io.consumerpipeline.e2e.cluster.Command;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoctorIT {
  private static final String COMMAND = "exec deploy/page-views -- java @/app/doctor";
  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("doctor");

  @Test
  void whatIsWrongIsFoundByTheCommandOfTheReadme() throws Exception {
    // Given
    assertThat(Files.readString(Cluster.ROOT.resolve("README.md"))).contains("kubectl " + COMMAND);
    new Producer(NAMESPACE, "page-views", "doctor-views", 3).createTopic();
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "page-views", "doctor-views"));
    new Pipeline(NAMESPACE, "page-views").awaitConsuming();

    // When
    Command well = doctor();

    // Then
    assertThat(well.exitCode()).as(well.output() + well.errors()).isZero();
    assertThat(well.output()).contains("has 3 partitions").contains("ok    table").doesNotContain("fail", "skip");

    // When
    NAMESPACE.database().query("ALTER TABLE page_views DROP COLUMN payload");

    // Then
    Command ill = doctor();
    assertThat(ill.exitCode()).isEqualTo(1);
    assertThat(ill.output())
        .contains("fail  table").contains("ALTER TABLE \"public\".\"page_views\" ADD COLUMN \"payload\" jsonb");
  }

  private static Command doctor() {
    return Cluster.tryKubectl("",
        Stream.concat(Stream.of("-n", NAMESPACE.name()), Stream.of(COMMAND.split(" "))).toArray(String[]::new));
  }
}
