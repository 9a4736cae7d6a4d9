package io.consumerpipeline.operator.event;

import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.pods.PodAnswer;
import io.consumerpipeline.operator.pods.PodReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which losses an Event has told of. After a restart of the operator those that pods still name are told once more: better twice than
 * never. Safe for use by several threads.
 */
public final class LossMemory {
  private static final int MOST = 1000;

  private final Map<Owner, Set<RuntimeStatus.Loss>> told = new ConcurrentHashMap<>();

  /** The losses that pods name now and did not before. */
  public List<RuntimeStatus.Loss> news(Owner owner, List<PodReport> pods) {
    var now = pods.stream().flatMap(pod -> pod.answer() instanceof PodAnswer.Answered(var status)
        ? status.losses().stream()
        : Stream.<RuntimeStatus.Loss>of()).collect(Collectors.toSet());
    var before = told.getOrDefault(owner, Set.of());
    if (now.isEmpty()) {
      return List.of();
    }
    var all = Stream.concat(now.stream(), before.stream()).collect(Collectors.toSet());
    // A pod that does not answer for a moment tells the same afterwards.
    told.put(owner, all.size() > MOST ? now : all);
    return now.stream().filter(loss -> !before.contains(loss)).sorted((one, other) -> one.time().compareTo(other.time()))
        .toList();
  }

  /** Forgets a pipeline that is gone. */
  public void forget(Owner owner) {
    told.remove(owner);
  }
}
