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
    return new Flow(rounded(arrivalPerSecond), rounded(storedPerSecond));
  }

  private static double rounded(double rate) {
    return Figures.rounded(Math.round(rate));
  }
}
