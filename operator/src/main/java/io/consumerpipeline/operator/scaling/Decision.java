package io.consumerpipeline.operator.scaling;

/**
 * How many replicas, and why.
 *
 * @param current replicas that there are
 * @param replicas that there are to be from now on
 * @param recommended the same, except in a dry run, where {@code replicas} stay
 * @param reason the rule that had the last word
 * @param sentence for people: the numbers and the reason
 */
public record Decision(int current, int replicas, int recommended, Reason reason, String sentence, Inputs inputs) {
  /**
   * What was computed with; zeros where nothing is known.
   *
   * @param arrivalPerSecond records that arrived
   * @param unread records
   * @param neededPerSecond what arrives, and what is to be caught up
   * @param ratePerReplica what one replica does when it is busy all the time
   */
  public record Inputs(double arrivalPerSecond, long unread, double neededPerSecond, double ratePerReplica) {
    static final Inputs UNKNOWN = new Inputs(0, 0, 0, 0);
  }

  /** Whether anything is to be changed. */
  public boolean changes() {
    return replicas != current;
  }
}
