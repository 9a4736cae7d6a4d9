package io.consumerpipeline.e2e.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Cluster;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RejectionIT {
  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("rejection");

  private static final Path CRDS = Cluster.ROOT.resolve("crds");

  static Stream<String> invalid() throws IOException {
    return fixtures("invalid-");
  }

  static Stream<String> valid() throws IOException {
    return fixtures("valid-");
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void messageSaysWhatToWriteWhenResourceIsBad(String fixture) throws IOException {
    var yaml = Files.readString(CRDS.resolve("fixtures").resolve(fixture));
    var expected = yaml.lines().findFirst().orElseThrow().substring("# refused: ".length());

    assertThat(NAMESPACE.refusal(yaml)).contains(expected);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void resourceIsAcceptedByBothKindsOfApplyWhenItIsGood(String fixture) {
    var file = CRDS.resolve("fixtures").resolve(fixture).toString();

    assertThat(NAMESPACE.run("apply", "--dry-run=server", "-f", file)).contains("created (server dry run)");
    assertThat(NAMESPACE.run("apply", "--server-side", "--dry-run=server", "-f", file))
        .contains("serverside-applied (server dry run)");
  }

  @Test
  void topicAndGroupStayAsTheyAre() {
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "fixed", "one", "suspend: true"));

    assertThat(NAMESPACE.refusal(Manifest.pageViews(NAMESPACE, "fixed", "two", "suspend: true")))
        .contains("topic is immutable: another topic is another pipeline, so create a ConsumerPipeline of another name");
    assertThat(
        NAMESPACE.refusal(
            Manifest.pageViews(NAMESPACE, "fixed", "one").replace("topic: one", "consumerGroup: another\n      topic: one")))
        .contains("consumerGroup is immutable: positions are kept by its name");
  }

  @Test
  void definitionIsAcceptedByBothKindsOfApply() {
    var file = CRDS.resolve("consumerpipelines.consumerpipeline.io-v1.yml").toString();

    Cluster.kubectl("apply", "--dry-run=server", "-f", file);
    Cluster.kubectl("apply", "--server-side", "--force-conflicts", "--dry-run=server", "-f", file);
  }

  @Test
  void explainAnswersForEveryField() {
    var tree = Cluster.kubectl("explain", "consumerpipelines", "--recursive");
    var fields = Stream.of("spec", "status").flatMap(root -> fieldsBelow(tree, root).stream()).toList();

    // The explanation of an object has that of each field in it.
    var objects = fields.stream().filter(field -> fields.stream().anyMatch(other -> other.startsWith(field + "."))).toList();
    assertThat(objects).hasSizeGreaterThan(10).allSatisfy(object -> {
      assertThat(Cluster.kubectl("explain", "consumerpipelines." + object)).matches("(?s).*DESCRIPTION:\\s+\\S.*FIELDS:.*")
          .contains(
              fields.stream().filter(field -> parent(field).equals(object)).map(field -> "\n  " + name(field) + "\t<").toList())
          .doesNotContain("<empty>", "<no description>");
    });
  }

  private static String parent(String field) {
    return field.substring(0, Math.max(0, field.lastIndexOf('.')));
  }

  private static String name(String field) {
    return field.substring(field.lastIndexOf('.') + 1);
  }

  /** The paths that {@code kubectl explain --recursive} lists, by their indentation. */
  private static List<String> fieldsBelow(String tree, String root) {
    var paths = new ArrayList<String>();
    var stack = new ArrayList<String>();
    var line = Pattern.compile("^( +)(\\S+)\\t<.*");
    tree.lines().map(line::matcher).filter(java.util.regex.Matcher::matches).forEach(match -> {
      var depth = match.group(1).length() / 2 - 1;
      while (stack.size() > depth) {
        stack.removeLast();
      }
      stack.add(match.group(2));
      paths.add(String.join(".", stack));
    });
    var found = paths.stream().filter(path -> path.equals(root) || path.startsWith(root + ".")).toList();
    assertThat(found).as("fields of %s", root).hasSizeGreaterThan(10);
    return found;
  }

  private static Stream<String> fixtures(String prefix) throws IOException {
    try (var files = Files.list(CRDS.resolve("fixtures"))) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(prefix)).sorted().toList().stream();
    }
  }
}
