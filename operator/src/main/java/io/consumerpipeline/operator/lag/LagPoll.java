package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks every Kafka cluster in use, at an interval, how far the groups of all pipelines are behind. One thread per cluster, so that
 * a dead one delays no other, and nobody waits for an answer: {@link #latest} gives the last one.
 *
 * <p>Safe for use by several threads.
 */
public final class LagPoll implements AutoCloseable {
  private static final Unknown NOT_ASKED_YET = new Unknown(Cause.NotAskedYet, "the broker is being asked");

  private final ClusterPoll.Connector connector;
  private final Duration interval;
  private final Clock clock;
  private final Consumer<Owner> changed;
  private final BiConsumer<Owner, LagObservation> answered;
  private final Map<Owner, LagObservation> latest = new ConcurrentHashMap<>();
  private final Map<Owner, FlowHistory> flows = new ConcurrentHashMap<>();
  private final Map<KafkaCluster, ClusterThread> clusters = new HashMap<>();

  /**
   * Asks real brokers. Listeners are called on threads of this class and must not keep them.
   *
   * @param changed is called for a pipeline whose visible figures changed
   * @param answered is called with every answer
   */
  public LagPoll(SecretValues secrets, Duration interval, Clock clock, Consumer<Owner> changed,
      BiConsumer<Owner, LagObservation> answered) {
    this(cluster -> KafkaBroker.connect(cluster, secrets), interval, clock, changed, answered);
  }

  LagPoll(ClusterPoll.Connector connector, Duration interval, Clock clock, Consumer<Owner> changed,
      BiConsumer<Owner, LagObservation> answered) {
    this.connector = connector;
    this.interval = interval;
    this.clock = clock;
    this.changed = changed;
    this.answered = answered;
  }

  /** Asks for this target from now on, and at once if it is new; it replaces what was asked for its owner before. */
  public synchronized void watch(LagTarget target) {
    clusters.values().stream().filter(cluster -> !cluster.cluster().equals(target.cluster()))
        .forEach(cluster -> cluster.remove(target.owner()));
    clusters.values().removeIf(ClusterThread::finished);
    clusters.computeIfAbsent(target.cluster(), this::start).add(target);
  }

  /** Asks no more for this pipeline. */
  public synchronized void forget(Owner owner) {
    clusters.values().forEach(cluster -> cluster.remove(owner));
    clusters.values().removeIf(ClusterThread::finished);
    latest.remove(owner);
    flows.remove(owner);
  }

  /** The last answer. */
  public LagObservation latest(Owner owner) {
    return latest.getOrDefault(owner, NOT_ASKED_YET);
  }

  /** How many records come and go; null while that is not known. */
  public @Nullable Flow flow(Owner owner) {
    return flows.getOrDefault(owner, FlowHistory.NONE).flow();
  }

  private ClusterThread start(KafkaCluster cluster) {
    return ClusterThread.start(cluster, new ClusterPoll(cluster, connector, clock), interval, this::publish);
  }

  private void publish(LagTarget target, LagObservation observation) {
    var owner = target.owner();
    var before = latest.put(owner, observation);
    var flowBefore = flow(owner);
    note(owner, observation);
    if (before == null || !VisibleLag.of(before, flowBefore, target).equals(VisibleLag.of(observation, flow(owner), target))) {
      changed.accept(owner);
    }
    answered.accept(owner, observation);
  }

  private void note(Owner owner, LagObservation observation) {
    switch (observation) {
      case Known known -> flows.compute(owner,
          (_, history) -> (history == null ? FlowHistory.NONE : history).with(known, clock.millis()));
      case Unknown _ -> flows.remove(owner);
    }
  }

  @Override
  public synchronized void close() {
    clusters.values().forEach(ClusterThread::close);
    clusters.clear();
  }
}
