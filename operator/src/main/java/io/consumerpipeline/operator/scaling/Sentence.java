package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.scaling.Decision.Inputs;
import io.consumerpipeline.operator.scaling.ScalingSettings.Mode;

/** Says a decision in one sentence: what, by which numbers, and which rule had the last word. */
final class Sentence {
  private Sentence() {}

  static Decision decision(Circumstances seen, Proposal proposal) {
    var computed = computed(seen);
    var because = proposal.because();
    return held(seen.settings(), seen.current(), proposal.replicas(), proposal.reason(),
        because.isEmpty() ? computed : computed + "; " + because, seen.inputs());
  }

  static Decision held(ScalingSettings settings, int current, int to, Reason reason, String why, Inputs inputs) {
    var dry = settings.mode() == Mode.DryRun;
    var arrow = to == current ? "stays " + current : current + " → " + to;
    return new Decision(current, dry ? current : to, to, reason, arrow + (dry ? " (dry run): " : ": ") + why, inputs);
  }

  private static String computed(Circumstances seen) {
    var target = seen.settings().target();
    var load = seen.load();
    if (load.isNothing()) {
      return "nothing arrives and nothing is behind";
    }
    var excess = Math.round(load.excess(target));
    var arriving = Figures.count(Math.round(load.arrival())) + "/s arriving";
    var need = Figures.count(Math.round(load.need(target))) + "/s";
    var demand = excess == 0
        ? arriving
        : arriving + " + " + Figures.count(excess) + " behind in " + target.catchUp().toSeconds() + " s need " + need;
    return demand + speed(seen.ratePerReplica(), target.utilizationPercent());
  }

  private static String speed(double rate, int percent) {
    return rate == 0 ? "" : "; one replica does " + Figures.count(Math.round(rate)) + "/s at 100 %, " + percent + " % wanted";
  }
}
