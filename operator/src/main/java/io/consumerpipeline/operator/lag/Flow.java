package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.figures.Figures;

/**
 * How many records come and go, between the last two looks.
 *
 * @param arrivalPerSecond records that were appended to the topic
 * @param storedPerSecond records that the group has committed
 */
public record Flow(double arrivalPerSecond, double storedPerSecond) {
  /** As it is shown, with two significant digits. */
  public Flow rounded() {
    return new Flow((double) Figures.rounded(arrivalPerSecond), (double) Figures.rounded(storedPerSecond));
  }
}
