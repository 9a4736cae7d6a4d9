package io.consumerpipeline.operator;

import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once how long it took from the start of the process to the first pipeline that was reconciled. The time that it stood by
 * while another process held the lease is not the start's, and is told apart. Safe for use by several threads.
 */
final class FirstReconcile {
  private static final Logger LOG = LoggerFactory.getLogger(FirstReconcile.class);

  private final Instant started;
  private final Clock clock;
  private final AtomicBoolean said = new AtomicBoolean();
  private volatile Duration standby = Duration.ZERO;

  FirstReconcile(Instant started, Clock clock) {
    this.started = started;
    this.clock = clock;
  }

  /** The process has stood by for so long. */
  void stoodBy(Duration duration) {
    standby = duration;
  }

  void done(Owner owner) {
    if (said.compareAndSet(false, true)) {
      LOG.atInfo().addKeyValue("sinceStartMs", Duration.between(started, clock.instant()).minus(standby).toMillis())
          .addKeyValue("standbyMs", standby.toMillis())
          .addKeyValue("namespace", owner.namespace()).addKeyValue("pipeline", owner.name()).log("first reconcile");
    }
  }
}
