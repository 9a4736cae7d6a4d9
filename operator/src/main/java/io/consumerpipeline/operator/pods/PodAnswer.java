package io.consumerpipeline.operator.pods;

import io.consumerpipeline.contract.RuntimeStatus;

/** What a consumer pod says of itself. */
public sealed interface PodAnswer {
  /** It answered. */
  record Answered(RuntimeStatus status) implements PodAnswer {}

  /** It has not been asked yet; what was known before is still the best there is. */
  record Pending() implements PodAnswer {}

  /** It did not, or could not be understood; this says nothing about its sink or source. */
  record Silent(String cause) implements PodAnswer {}
}
