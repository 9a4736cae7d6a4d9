package io.consumerpipeline.e2e.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a burst came to.
 *
 * @param began when the first record was sent
 * @param decision what the status said of the step up
 * @param events of the resource, {@code Reason: note}
 * @param rows in the table in the end
 * @param duplicates of them
 */
record BurstResult(BurstPlan plan, Seen seen, Instant began, String decision, List<String> events, long rows,
    long duplicates) {
  /** So much behind 1.5 times the time to catch up was asked for. */
  private static final double PATIENCE = 1.5;

  private Steps steps() {
    return seen.steps();
  }

  /** Changes of the number of replicas. */
  int rescalings() {
    return steps().changes();
  }

  int target() {
    return (int) steps().points().get(1).value();
  }

  Instant decided() {
    return steps().points().get(1).at();
  }

  /** Changes that went back on the one before; the one that ends the burst is what is wanted. */
  int reversals() {
    return Math.max(0, steps().turns().size() - 1);
  }

  Duration toDecision() {
    return Duration.between(began, decided());
  }

  /** From the decision until all its pods were ready; nothing if the backlog was gone before. */
  Optional<Duration> startUp() {
    return seen.ready().reached(target(), decided()).map(at -> Duration.between(decided(), at));
  }

  Instant gone() {
    return seen.stored().reached(plan.warmUp() + plan.events(), began).orElseThrow();
  }

  Duration toGone() {
    return Duration.between(decided(), gone());
  }

  Duration allowed() {
    return Duration.ofMillis((long) (PATIENCE * plan.replicas().catchUpSeconds() * 1000)).plus(startUp().orElse(Duration.ZERO));
  }

  Duration toRest() {
    return Duration.between(gone(), steps().last().at());
  }

  long lost() {
    return plan.warmUp() + plan.events() - (rows - duplicates);
  }

  /** What is not as it should be. */
  List<String> breaches() {
    var breaches = new ArrayList<String>();
    expect(breaches, toDecision().compareTo(HeldReplicas.POLLING.multipliedBy(2)) <= 0, "the decision came later than two looks");
    expect(breaches, toGone().compareTo(allowed()) <= 0, "the backlog was there for too long");
    expect(breaches, steps().points().stream().skip(2).allMatch(step -> step.value() < target()), "one step up was not enough");
    expect(breaches, reversals() == 0, "the number of replicas went back and forth");
    expect(breaches, steps().last().value() == steps().first().value(), "the replicas did not go again");
    expect(breaches, lost() == 0, "records were lost");
    expect(breaches, duplicates == 0, "records were stored twice");
    return breaches;
  }

  private static void expect(List<String> breaches, boolean holds, String otherwise) {
    if (!holds) {
      breaches.add(otherwise);
    }
  }

  Chart chart() {
    return new Chart(String.format(Locale.ROOT, "%,d records at once, %,d/s per replica", plan.events(),
        plan.replicas().perReplica()), seen, seen.behind(), began);
  }

  String toMarkdown() {
    return String.format(Locale.ROOT, """
        | %,d records at once, %,d/s per replica, %d partitions | measured | wanted |
        |---|---:|---:|
        | from the first record to the decision | %s | ≤ %s |
        | replicas, in one step | %d → %d | |
        | from the decision until all of them are ready | %s | |
        | from the decision until the backlog is gone | %s | ≤ %s |
        | from then until one replica is left | %s | |
        | rescalings · reversals | %d · %d | · 0 |
        | records lost · stored twice | %d · %d | 0 · 0 |
        """, plan.events(), plan.replicas().perReplica(), HeldReplicas.PARTITIONS,
        seconds(toDecision()), seconds(HeldReplicas.POLLING.multipliedBy(2)),
        steps().first().value(), target(),
        startUp().map(BurstResult::seconds).orElse("the backlog was gone before"),
        seconds(toGone()), seconds(allowed()),
        seconds(toRest()),
        rescalings(), reversals(),
        lost(), duplicates);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }
}
