package io.consumerpipeline.operator.status;

/**
 * What the Deployment says.
 *
 * @param current pods that exist
 * @param ready pods that are ready
 * @param rolledOut whether all of them are of the wanted template
 */
public record Workload(int current, int ready, boolean rolledOut) {
  /** There is no Deployment. */
  public static final Workload NONE = new Workload(0, 0, false);
}
