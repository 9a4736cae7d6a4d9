package io.consumerpipeline.operator.scaling;

import java.util.List;

/** One thing to consider: passes a proposal on, as it is or changed. */
@FunctionalInterface
interface Rule {
  Proposal consider(Proposal proposal, Circumstances circumstances);

  /** One after the other. */
  static Proposal all(List<Rule> rules, Proposal proposal, Circumstances circumstances) {
    var considered = proposal;
    for (var rule : rules) {
      considered = rule.consider(considered, circumstances);
    }
    return considered;
  }
}
