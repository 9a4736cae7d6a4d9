package io.consumerpipeline.e2e.cluster;

/** Resources as a user would write them. */
public final class Manifest {
  private Manifest() {}

  /** A pipeline into the raw layout with the least that can be said, whose Secret is {@code db-app}. */
  public static String pageViews(Namespace namespace, String name, String topic) {
    return """
        apiVersion: consumerpipeline.io/v1alpha1
        kind: ConsumerPipeline
        metadata:
          name: %s
        spec:
          source:
            kafka:
              bootstrapServers: %s
              topic: %s
          sink:
            postgresql:
              connectionSecretRef:
                name: db-app
              table: page_views
        """.formatted(name, namespace.bootstrapServers(), namespace.topic(topic));
  }

  /** The same with more lines at the end of {@code spec}, indented by two. */
  public static String pageViews(Namespace namespace, String name, String topic, String more) {
    return pageViews(namespace, name, topic) + more.indent(2);
  }
}
