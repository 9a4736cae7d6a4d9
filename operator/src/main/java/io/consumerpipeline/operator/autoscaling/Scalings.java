package io.consumerpipeline.operator.autoscaling;

import io.consumerpipeline.operator.desired.LiveReplicas;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.pods.PodReport;
import io.consumerpipeline.operator.pods.PodState;
import io.consumerpipeline.operator.scaling.ScalingReport;
import io.consumerpipeline.operator.scaling.ScalingSettings;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number of replicas of every pipeline that follows its load. Reconciliations say what is wanted and take the number; answers
 * of brokers are when it is decided anew. The pods are asked at that moment, so that what they count belongs to it.
 *
 * <p>What it knows is lost with the process, but the number, which the Deployment has. Safe for use by several threads; nobody waits.
 */
public final class Scalings {
  private static final Logger LOG = LoggerFactory.getLogger(Scalings.class);

  private final BiFunction<Owner, List<PodState>, CompletableFuture<List<PodReport>>> pods;
  private final Clock clock;
  private final Consumer<Owner> changed;
  private final Map<Owner, Course> courses = new ConcurrentHashMap<>();
  private final Set<Owner> looking = ConcurrentHashMap.newKeySet();

  /**
   * Decides on what these pods answer.
   *
   * @param changed is called for a pipeline that is to have other replicas, or whose decision is shown differently
   */
  public Scalings(BiFunction<Owner, List<PodState>, CompletableFuture<List<PodReport>>> pods, Clock clock,
      Consumer<Owner> changed) {
    this.pods = pods;
    this.clock = clock;
    this.changed = changed;
  }

  /** The plan with the replicas that were decided on; before the first decision with those that there are. */
  public PipelinePlan scaled(PipelinePlan plan, Optional<Deployment> live) {
    var settings = plan.scaling();
    if (settings == null) {
      courses.remove(plan.owner());
      return plan;
    }
    return plan.scaledTo(courses.computeIfAbsent(plan.owner(), _ -> Course.from(first(settings, live))).replicas());
  }

  /** A new process, or another leader, goes on with what there is. Where the lag cannot be known, the minimum holds all the same. */
  private int first(ScalingSettings settings, Optional<Deployment> live) {
    var least = settings.boundsAt(clock.instant()).minReplicas();
    return live.map(LiveReplicas::of).map(replicas -> Math.max(replicas, least)).orElseGet(() -> Math.max(1, least));
  }

  /** Decides on this pipeline from now on. */
  public void watch(Owner owner, Scene scene) {
    courses.computeIfPresent(owner, (_, course) -> course.in(scene));
  }

  /** Decides no more on this pipeline, until it is watched again: it stands still, or does not have yet what was decided. */
  public void pause(Owner owner) {
    courses.computeIfPresent(owner, (_, course) -> course.paused());
  }

  /** Forgets a pipeline. */
  public void forget(Owner owner) {
    courses.remove(owner);
  }

  /** The last decision; null if there is none yet, or nothing to decide. */
  public @Nullable ScalingReport report(Owner owner) {
    var course = courses.get(owner);
    return course == null ? null : course.report();
  }

  /** A broker has answered: if it is time, a decision follows as soon as the pods have answered too. */
  public void answered(Owner owner, LagObservation lag) {
    var now = clock.instant();
    var course = courses.get(owner);
    var scene = course == null || !course.isDue(now) ? null : course.scene();
    if (scene != null && looking.add(owner)) {
      var _ = pods.apply(owner, scene.pods()).thenAccept(reports -> look(owner, scene, lag, reports, now))
          .whenComplete((_, error) -> {
            looking.remove(owner);
            if (error != null) { // a defect: the replicas stay as they are, and other pipelines are decided on
              LOG.atError().setCause(error).addKeyValue("namespace", owner.namespace()).addKeyValue("pipeline", owner.name())
                  .log("no decision on the number of replicas");
            }
          });
    }
  }

  private void look(Owner owner, Scene scene, LagObservation lag, List<PodReport> reports, Instant now) {
    var before = courses.get(owner);
    var after = courses.computeIfPresent(owner, (_, course) -> stillHolds(scene, course)
        ? course.after(scene, Sight.of(course.replicas(), scene.readyReplicas(), lag, reports), now)
        : course);
    if (before != null && after != null
        && (before.replicas() != after.replicas() || !Objects.equals(before.report(), after.report()))) {
      changed.accept(owner);
    }
  }

  /** Suspended, or moved to another cluster, while the pods were asked: what the broker said is of no use. */
  private static boolean stillHolds(Scene scene, Course course) {
    var now = course.scene();
    return now != null && now.subject().equals(scene.subject());
  }
}
