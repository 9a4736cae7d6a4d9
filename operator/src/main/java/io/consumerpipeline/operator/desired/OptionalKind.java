package io.consumerpipeline.operator.desired;

/** Kinds that a cluster has only while somebody installed their CRDs. */
public enum OptionalKind {
  ServiceMonitor("servicemonitors"), PrometheusRule("prometheusrules");

  private final String plural;

  OptionalKind(String plural) {
    this.plural = plural;
  }

  /** The API group. */
  public String group() {
    return "monitoring.coreos.com";
  }

  /** The version that is read and written. */
  public String version() {
    return "v1";
  }

  /** The name in paths and RBAC rules. */
  public String plural() {
    return plural;
  }

  /** As objects name it. */
  public String apiVersion() {
    return group() + "/" + version();
  }
}
