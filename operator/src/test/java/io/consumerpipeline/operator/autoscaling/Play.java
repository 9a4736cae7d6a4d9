package io.consumerpipeline.operator.autoscaling;

import io.consumerpipeline.contract.RuntimeStatus.Events;
import io.consumerpipeline.operator.Pipelines;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.lag.LagObservation.PartitionLag;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.pods.PodReport;
import io.consumerpipeline.operator.pods.PodState;
import io.consumerpipeline.operator.scaling.ScalingReport;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** One pipeline whose broker answers every 15 seconds, whose pods are always busy, and which has at once what is decided. */
final class Play {
  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final int PARTITIONS = 12;
  private static final int WRITERS = 2;

  private final Watch clock = new Watch();
  private final Scalings scalings = new Scalings(this::ask, clock, this::wake);
  private final Map<String, CompletableFuture<List<PodReport>>> unanswered = new HashMap<>();
  private String spec;
  private Optional<Deployment> live = Optional.empty();
  private LagObservation lag = lag(0);
  private boolean watched = true;
  private boolean gone;
  private boolean slow;
  private double rate;
  private int woken;
  private int asked;

  Play(String spec) {
    this.spec = spec;
  }

  Play spec(String other) {
    spec = other;
    reconcile();
    return this;
  }

  /** The Deployment that the first reconciliation finds. */
  Play live(int replicas) {
    live = Optional.of(new DeploymentBuilder().withNewMetadata().endMetadata().withNewSpec().withReplicas(replicas).endSpec()
        .build());
    return this;
  }

  /** So many records are unread, and none arrives. */
  Play behind(long records) {
    return lag(lag(records));
  }

  Play lag(LagObservation observation) {
    lag = observation;
    return this;
  }

  /** What a replica does in a second. */
  Play rate(double perSecond) {
    rate = perSecond;
    return this;
  }

  Play slow() {
    slow = true;
    return this;
  }

  Play paused() {
    watched = false;
    return this;
  }

  Play after(Duration duration) {
    clock.now = clock.now.plus(duration);
    return this;
  }

  /** An interval passes, and the broker answers. */
  Play look() {
    return after(INTERVAL).answered();
  }

  Play answered() {
    reconcile();
    scalings.answered(Pipelines.OWNER, lag);
    reconcile();
    return this;
  }

  void podsAnswer() {
    unanswered.values().forEach(answer -> answer.complete(reports()));
  }

  void forget() {
    scalings.forget(Pipelines.OWNER);
    gone = true;
  }

  int replicas() {
    return plan("").replicas();
  }

  /** The plan with some more fields. */
  PipelinePlan plan(String more) {
    return scalings.scaled(Pipelines.plan(spec + (more.isEmpty() ? "" : "\n" + more)), live);
  }

  ScalingReport report() {
    return scalings.report(Pipelines.OWNER);
  }

  Instant now() {
    return clock.now;
  }

  int woken() {
    return woken;
  }

  int asked() {
    return asked;
  }

  private void reconcile() {
    if (gone) {
      return;
    }
    var plan = plan("");
    if (plan.scaling() == null || !watched) {
      scalings.pause(Pipelines.OWNER);
    } else {
      scalings.watch(Pipelines.OWNER, Scene.of(plan, plan.scaling(), plan.replicas(), states(plan.replicas())));
    }
  }

  private CompletableFuture<List<PodReport>> ask(Owner owner, List<PodState> pods) {
    asked++;
    var answer = new CompletableFuture<List<PodReport>>();
    if (slow) {
      unanswered.put(owner.uid(), answer);
    } else {
      answer.complete(reports());
    }
    return answer;
  }

  private List<PodReport> reports() {
    var seconds = Duration.between(Watch.BEGIN, clock.now).toMillis() / 1000.0;
    return states(replicas()).stream().map(pod -> Pods.counting(pod.uid(),
        new Events(0, Math.round(rate * seconds), 0, 0, 0), WRITERS * seconds)).toList();
  }

  private void wake(Owner owner) {
    woken++;
  }

  private static List<PodState> states(int replicas) {
    return IntStream.range(0, replicas).mapToObj(number -> Pods.state("p" + number)).toList();
  }

  private static LagObservation lag(long records) {
    var partitions = new HashMap<Integer, PartitionLag>();
    IntStream.range(0, PARTITIONS).forEach(number -> partitions.put(number,
        new PartitionLag(1_000_000_000 - records / PARTITIONS, 1_000_000_000, Duration.ZERO)));
    return new LagObservation.Known(partitions, null);
  }

  private static final class Watch extends Clock {
    static final Instant BEGIN = Instant.parse("2026-11-21T09:00:00Z");

    Instant now = BEGIN;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
