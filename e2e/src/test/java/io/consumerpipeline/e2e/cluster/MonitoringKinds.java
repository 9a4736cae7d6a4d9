package io.consumerpipeline.e2e.cluster;

import static io.consumerpipeline.e2e.cluster.Cluster.kubectl;
import static io.consumerpipeline.e2e.cluster.Cluster.tryKubectl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The kinds ServiceMonitor and PrometheusRule, from prometheus-operator's own module, so that what the operator writes is held
 * against the schema its users have. They come while the operator runs, as they do when somebody installs Prometheus later. A cluster
 * that has them keeps them.
 */
public final class MonitoringKinds implements BeforeAllCallback, AfterAllCallback {
  private static final String MODULE = "github.com/prometheus-operator/prometheus-operator@v0.92.1";
  private static final List<String> PLURALS = List.of("servicemonitors", "prometheusrules");

  private boolean ours;

  @Override
  public void beforeAll(ExtensionContext context) {
    ours = tryKubectl("", "get", "crd", PLURALS.getFirst() + ".monitoring.coreos.com").exitCode() != 0;
    if (ours) {
      var directory = directoryOfModule();
      for (var plural : PLURALS) {
        // Server-side, because the schema is too large for the annotation of a client-side apply.
        kubectl("apply", "--server-side", "-f",
            directory.resolve("example/prometheus-operator-crd/monitoring.coreos.com_" + plural + ".yaml").toString());
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (ours) {
      PLURALS.forEach(plural -> kubectl("delete", "crd", plural + ".monitoring.coreos.com", "--wait=false"));
    }
  }

  private static Path directoryOfModule() {
    var answer = Command.run(Duration.ofMinutes(3), "", List.of("go", "mod", "download", "-json", MODULE)).success();
    var directory = Pattern.compile("\"Dir\": \"([^\"]+)\"").matcher(answer);
    if (!directory.find()) {
      throw new IllegalStateException("go mod download does not say where it put " + MODULE + ": " + answer);
    }
    return Path.of(directory.group(1));
  }
}
