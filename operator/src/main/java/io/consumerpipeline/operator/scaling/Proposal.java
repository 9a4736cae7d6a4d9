package io.consumerpipeline.operator.scaling;

/**
 * A count on its way through the rules.
 *
 * @param because what the last rule that changed it says; empty if none did
 * @param urgent whether windows and policies do not count
 */
record Proposal(int replicas, Reason reason, String because, boolean urgent) {
  Proposal(int replicas) {
    this(replicas, Reason.Need, "", false);
  }

  Proposal instead(int other, Reason why, String words) {
    return new Proposal(other, why, urgent ? because + "; " + words : words, urgent);
  }

  Proposal atMost(int most, Reason why, String words) {
    return replicas > most ? instead(most, why, words) : this;
  }

  Proposal now(int other, Reason why, String words) {
    return new Proposal(other, why, words, true);
  }
}
