package io.consumerpipeline.operator.simulation;

import java.util.function.Supplier;

/** Those who are compared. */
public enum Rival {
  /** This project as it is. */
  ThisProject("ConsumerPipeline", () -> new ThisOperator(ThisOperator.SETTINGS, (_, _) -> {})),
  /** This project as a user would set it up who wants to pay little. */
  Thrifty("ConsumerPipeline, targetUtilizationPercent " + ThisOperator.THRIFTY.target().utilizationPercent(),
      () -> new ThisOperator(ThisOperator.THRIFTY, (_, _) -> {})),
  /** KEDA as a user would set it up who wants the same target. */
  TunedKeda("KEDA, lagThreshold " + Keda.TUNED, () -> new Keda(Keda.TUNED)),
  /** KEDA as it is. */
  DefaultKeda("KEDA, lagThreshold " + Keda.DEFAULT, () -> new Keda(Keda.DEFAULT)),
  /** Numaflow as it is. */
  DefaultNumaflow("Numaflow", Numaflow::new);

  private final String title;
  private final Supplier<Autoscaler> autoscaler;

  Rival(String title, Supplier<Autoscaler> autoscaler) {
    this.title = title;
    this.autoscaler = autoscaler;
  }

  /** As it is called in the table. */
  public String title() {
    return title;
  }

  /** Plays. */
  public Score play(Trace trace) {
    return Simulation.run(trace, autoscaler.get());
  }
}
