package io.consumerpipeline.operator;

import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once how long it took from the start of the process to the first pipeline that was reconciled. */
final class FirstReconcile {
  private static final Logger LOG = LoggerFactory.getLogger(FirstReconcile.class);

  private final Instant started;
  private final Clock clock;
  private final AtomicBoolean said = new AtomicBoolean();

  FirstReconcile(Instant started, Clock clock) {
    this.started = started;
    this.clock = clock;
  }

  void done(Owner owner) {
    if (said.compareAndSet(false, true)) {
      LOG.atInfo().addKeyValue("sinceStartMs", Duration.between(started, clock.instant()).toMillis())
          .addKeyValue("namespace", owner.namespace()).addKeyValue("pipeline", owner.name()).log("first reconcile");
    }
  }
}
