package io.consumerpipeline.e2e.scaling;

import io.consumerpipeline.e2e.cluster.Cluster;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.process.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command runs, and what becomes of it: the same for all. */
final class ClusterOptions {
  static final int AS_WANTED = 0;
  static final int NOT_AS_WANTED = 1;
  static final int NO_CLUSTER = 2;

  @Option(names = "--keep", description = "Leaves the namespace, to look around.")
  private boolean keep;

  @Option(names = "--context", paramLabel = "NAME", description = "A cluster of yours, by the context in your kubeconfig.")
  private @Nullable String context;

  /** What is done in a namespace; the answer is what is not as it should be. */
  @FunctionalInterface
  interface Course {
    List<String> run(Namespace namespace, Progress progress) throws Exception;
  }

  /** Runs it in a namespace made anew, and answers the exit code. */
  int run(String scenario, Course course) throws Exception {
    if (context != null) {
      System.setProperty("context", context);
    }
    if (Cluster.environment("build") != 0 || Cluster.environment("up") != 0) {
      return NO_CLUSTER;
    }
    var namespace = Namespace.of(scenario);
    namespace.create();
    var progress = new Progress(System.err);
    var breaches = course.run(namespace, progress);
    breaches.forEach(progress::say);
    if (!keep) {
      namespace.delete();
    }
    return breaches.isEmpty() ? AS_WANTED : NOT_AS_WANTED;
  }
}
