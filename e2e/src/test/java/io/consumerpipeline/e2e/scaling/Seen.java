package io.consumerpipeline.e2e.scaling;

/**
 * What was seen of a pipeline.
 *
 * @param wanted {@code spec.replicas} of its Deployment
 * @param ready pods that are ready
 * @param stored records that the database has, by their positions
 * @param end records of the topic
 */
record Seen(Curve wanted, Curve ready, Curve stored, Curve end) {
  static Seen nothing() {
    return new Seen(new Curve(), new Curve(), new Curve(), new Curve());
  }
}
