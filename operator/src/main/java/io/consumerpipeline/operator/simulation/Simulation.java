package io.consumerpipeline.operator.simulation;

import io.consumerpipeline.operator.scaling.Decision;
import java.time.Instant;
import java.util.function.BiConsumer;

/** One trace with one autoscaler, second by second. The same at every run. */
public final class Simulation {
  /** The beginning of time, so that an instant tells the second of the trace. */
  public static final Instant BEGIN = Instant.EPOCH;

  private final World world;
  private final Trace trace;
  private final Autoscaler autoscaler;
  private int above;
  private long lagSeconds;
  private long replicaSeconds;
  private int fewest = Integer.MAX_VALUE;
  private int most;
  private final Changes changes = new Changes();

  private Simulation(Trace trace, Autoscaler autoscaler) {
    this.trace = trace;
    this.world = new World(trace);
    this.autoscaler = autoscaler;
  }

  static Score run(Trace trace, Autoscaler autoscaler) {
    return new Simulation(trace, autoscaler).run();
  }

  /** This operator's way, with all its decisions. */
  public static Score explain(Trace trace, BiConsumer<Instant, Decision> listener) {
    return run(trace, new ThisOperator(ThisOperator.SETTINGS, listener));
  }

  private Score run() {
    for (var second = 0; second < trace.seconds(); second++) {
      world.live(second);
      if (second % autoscaler.interval() == 0) {
        look(second);
      }
      keepScore(second);
    }
    return new Score(above, lagSeconds, replicaSeconds, changes.all(), changes.reversals(), fewest, most);
  }

  private void look(int second) {
    var told = trace.told(second);
    var wanted = autoscaler.replicas(told.of(world.observe(second)), told.at(BEGIN.plusSeconds(second)));
    changes.note(second, world.replicas(), wanted);
    world.scale(wanted, second);
  }

  private void keepScore(int second) {
    var beyond = world.behind(second) - ThisOperator.SETTINGS.target().lag().toSeconds();
    above += beyond > 0 ? 1 : 0;
    lagSeconds += Math.max(0, beyond);
    replicaSeconds += world.replicas();
    fewest = Math.min(fewest, world.replicas());
    most = Math.max(most, world.replicas());
  }
}
