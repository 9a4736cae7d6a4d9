package io.consumerpipeline.e2e.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A Kubernetes cluster, by kubectl. {@code -Dcontext=NAME} chooses one of yours; without it the local cluster is used. */
public final class Cluster {
  /** The top of the checkout: the tests run what is in it, not a copy. */
  public static final Path ROOT = checkout();
  public static final String CONTEXT = System.getProperty("context", "");

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private Cluster() {}

  /** Runs kubectl and expects success. */
  public static String kubectl(String... arguments) {
    return tryKubectl("", arguments).success();
  }

  /** Runs kubectl with something on its standard input; the caller looks at the outcome. */
  public static Command tryKubectl(String input, String... arguments) {
    var words = new ArrayList<>(program());
    words.addAll(List.of(arguments));
    return Command.run(LIMIT, input, words);
  }

  /** Starts a kubectl that goes on telling, such as one that watches. */
  public static Following follow(String input, Consumer<String> line, String... arguments) {
    var words = new ArrayList<>(program());
    words.addAll(List.of(arguments));
    return new Following(words, input, line);
  }

  /** Runs {@code e2e/environment}, visibly: bringing up a cluster takes minutes the first time. */
  public static int environment(String verb) {
    var words = new ArrayList<>(List.of(ROOT.resolve("e2e/environment").toString(), verb));
    if (!CONTEXT.isEmpty()) {
      words.addAll(List.of("--context", CONTEXT));
    }
    return Command.runVisibly(ROOT, words);
  }

  /** Whether the local cluster is up; yours is always taken to be. */
  static boolean isUp() {
    return !CONTEXT.isEmpty() || Command.run(LIMIT, "", List.of(localCluster(), "status")).exitCode() == 0;
  }

  /** Where the API server of the local cluster writes who did what. */
  public static Path auditLog() {
    var kubeconfig = Path.of(Command.run(LIMIT, "", List.of(localCluster(), "kubeconfig")).success());
    return kubeconfig.resolveSibling("state/log/audit.json");
  }

  private static List<String> program() {
    return CONTEXT.isEmpty() ? List.of(localCluster(), "kubectl") : List.of("kubectl", "--context", CONTEXT);
  }

  private static String localCluster() {
    return ROOT.resolve("e2e/local-cluster/localcluster").toString();
  }

  private static Path checkout() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(directory -> directory != null)
        .filter(directory -> Files.exists(directory.resolve("e2e/local-cluster")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("run the tests from within the checkout"));
  }
}
