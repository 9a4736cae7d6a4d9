package io.consumerpipeline.runtime.delivery;

/** So many records of a partition can never be stored that to set them aside would hide a mistake. Nothing was written. */
final class DeadLetterStorm extends Exception {
  static final String REASON = "DeadLetterStorm";
  private static final long serialVersionUID = 1L;

  private final transient Lane lane;

  /**
   * Of the records of this lane in the batch at least so many are bad.
   *
   * @param reason the most frequent one
   */
  DeadLetterStorm(Lane lane, long records, long bad, String reason) {
    super("of the next " + records + " records at least " + bad + " would become dead letters (" + reason + ")", null, false,
        false);
    this.lane = lane;
  }

  Lane lane() {
    return lane;
  }

  /** For the partition's state. */
  String text(int abovePercent) {
    return getMessage() + ", which is more than delivery.deadLetter.hold.abovePercent (" + abovePercent
        + ") allows: nothing is skipped. Correct the producer, the table or the pipeline, it is tried again every 30 s; or accept "
        + "them as dead letters with a new word in spec.restart";
  }
}
