package io.consumerpipeline.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Cluster;
import io.consumerpipeline.e2e.cluster.Namespace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadmeIT {
  /** Commands that run elsewhere, and where. */
  private static final Map<String, String> RUN_ELSEWHERE = Map.of(
      "./demo", "DemoIT",
      "./demo --down", "e2e/local-cluster/check.sh takes the cluster down by the same verb",
      "mvn verify", "this very run",
      "export KUBECONFIG=$(e2e/environment kubeconfig)", "all tests find the cluster by it");

  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("readme");

  static Stream<String> resources() throws IOException {
    return blocks("yaml");
  }

  static Stream<String> commands() throws IOException {
    return blocks("sh").flatMap(String::lines).map(line -> line.replaceAll("\\s+#.*", "").strip())
        .filter(line -> !line.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("resources")
  void resourceIsAccepted(String yaml) {
    assertThat(NAMESPACE.apply(yaml.replaceAll("(?m)^  namespace: .*\n", ""))).contains("created");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandRuns(String line) {
    if (RUN_ELSEWHERE.containsKey(line)) {
      return;
    }
    var words = List.of(line.split(" +"));
    assertThat(words.getFirst()).as("a command of the README that no test runs: %s", line).isEqualTo("kubectl");
    var arguments = words.subList(1, words.size()).stream()
        .map(word -> word.startsWith("manifests/") || word.startsWith("crds/") ? Cluster.ROOT.resolve(word).toString() : word)
        .toArray(String[]::new);
    Cluster.kubectl(arguments);
  }

  private static Stream<String> blocks(String language) throws IOException {
    var readme = Files.readString(Cluster.ROOT.resolve("README.md"));
    var blocks = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```").matcher(readme).results().map(match -> match.group(1))
        .toList();
    assertThat(blocks).as("blocks of %s in README.md", language).isNotEmpty();
    return blocks.stream();
  }
}
