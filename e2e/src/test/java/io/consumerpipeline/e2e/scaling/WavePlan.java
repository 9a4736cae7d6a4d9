package io.consumerpipeline.e2e.scaling;

import java.time.Duration;

/**
 * A load that is high and low in turn, and how a pipeline is to follow it.
 *
 * @param low records per second
 * @param high records per second
 * @param half how long each of them lasts
 * @param halves how many there are
 */
record WavePlan(int low, int high, Duration half, int halves, HeldReplicas replicas) {
  /** Of a half, high ones first. */
  int perSecond(int number) {
    return number % 2 == 0 ? high : low;
  }

  int events(int number) {
    return Math.toIntExact(perSecond(number) * half.toSeconds());
  }

  Duration whole() {
    return half.multipliedBy(halves);
  }
}
