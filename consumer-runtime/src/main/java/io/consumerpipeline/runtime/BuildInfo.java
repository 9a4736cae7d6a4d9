package io.consumerpipeline.runtime;

import io.prometheus.metrics.model.snapshots.Labels;

/**
 * What runs, and where.
 *
 * @param host how this process is called in the group and in the table of positions
 */
public record BuildInfo(String version, String revision, String jdk, String host) {

  Labels labels() {
    return Labels.of("version", version, "revision", revision, "jdk", jdk);
  }
}
