package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.contract.RuntimeStatus.Events;
import io.consumerpipeline.contract.RuntimeStatus.Partition;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import io.consumerpipeline.operator.Pipelines;
import io.consumerpipeline.operator.lag.Flow;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.lag.LagObservation.PartitionLag;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.pods.PodAnswer;
import io.consumerpipeline.operator.pods.PodReport;
import io.consumerpipeline.operator.pods.PodState;
import io.consumerpipeline.operator.scaling.ScalingReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is observed, written shortly: one replica that is there, a topic that is read, nothing behind; and deviations. */
final class Situation {
  private static final Connection FINE = new Connection(ConnectionState.Connected, null, null, Instant.EPOCH);

  private @Nullable PipelinePlan plan = Pipelines.plan("");
  private final List<Obstacle> obstacles = new ArrayList<>();
  private Workload workload = new Workload(1, 1, true);
  private List<PodReport> pods = List.of();
  private long records;
  private @Nullable Duration behind = Duration.ZERO;
  private LagObservation.@Nullable Cause cause;
  private List<ActionReport> actions = List.of();
  private @Nullable ConsumerPipelineStatus previous;
  private Instant now = Instant.EPOCH;
  private @Nullable ScalingReport scaling;
  private @Nullable Flow flow;
  private @Nullable Duration retention;

  Situation plan(String changes) {
    plan = Pipelines.plan(changes);
    return this;
  }

  /** What was decided. */
  Situation scaledTo(int replicas) {
    plan = plan.scaledTo(replicas);
    return this;
  }

  Situation withoutPlan() {
    plan = null;
    return this;
  }

  Situation obstacle(Reason reason) {
    obstacles.add(Obstacle.of(reason, "about " + reason));
    return this;
  }

  Situation workload(int current, int ready, boolean rolledOut) {
    workload = new Workload(current, ready, rolledOut);
    return this;
  }

  Situation pods(PodReport... reports) {
    pods = List.of(reports);
    return this;
  }

  Situation action(ConsumerPipelineStatus.ActionState state, String message) {
    actions = List.of(new ActionReport("resetOffsets", "a1", state, message, null));
    return this;
  }

  Situation records(long number) {
    records = number;
    return this;
  }

  Situation behind(@Nullable Duration duration) {
    behind = duration;
    return this;
  }

  Situation unknown(LagObservation.Cause why) {
    cause = why;
    return this;
  }

  Situation scaling(@Nullable ScalingReport report) {
    scaling = report;
    return this;
  }

  Situation flow(double arrivalPerSecond, double storedPerSecond) {
    flow = new Flow(arrivalPerSecond, storedPerSecond);
    return this;
  }

  Situation retention(Duration duration) {
    retention = duration;
    return this;
  }

  Situation after(ConsumerPipelineStatus status) {
    previous = status;
    return this;
  }

  Situation at(Instant instant) {
    now = instant;
    return this;
  }

  ConsumerPipelineStatus status() {
    var lag = cause == null
        ? new LagObservation.Known(Map.of(0, new PartitionLag(0, records, behind), 1, new PartitionLag(20, 20, Duration.ZERO)),
            retention)
        : new LagObservation.Unknown(cause, "because");
    var observed = new Observed(1, plan, obstacles, workload, List.of(), pods, lag, "0.1.0", actions, scaling, flow);
    return StatusAssembly.of(observed, Map.of("a", "b"), previous, now);
  }

  /** As {@code Type=Status/Reason}. */
  List<String> conditions() {
    return status().conditions().stream().map(c -> c.type() + "=" + c.status() + "/" + c.reason()).toList();
  }

  String message(ConditionType type) {
    return Conditions.find(status(), type).orElseThrow().message();
  }

  static PodReport connected() {
    return answering(0);
  }

  static PodReport answering(long deadLetters) {
    return report(FINE, new Partition(0, PartitionState.Consuming, null, null, 1L, deadLetters));
  }

  static PodReport unused() {
    return report(new Connection(ConnectionState.Unknown, null, null, Instant.EPOCH));
  }

  static PodReport unavailable(@Nullable String reason, @Nullable String message) {
    return report(new Connection(ConnectionState.Unavailable, reason, message, Instant.EPOCH));
  }

  static PodReport misconfigured(String reason, String message) {
    return report(new Connection(ConnectionState.Misconfigured, reason, message, Instant.EPOCH));
  }

  static PodReport stopped(int partition, String reason, String message) {
    return report(FINE, new Partition(partition, PartitionState.Stopped, reason, message, 1L, 0));
  }

  static PodReport silent() {
    return new PodReport(pod(null), new PodAnswer.Silent("ConnectException"));
  }

  static PodReport pending() {
    return new PodReport(pod(null), new PodAnswer.Pending());
  }

  static PodReport hindered(PodState.Kind kind) {
    return new PodReport(pod(new PodState.Hindrance(kind, "because")), new PodAnswer.Silent("no address yet"));
  }

  static PodReport letterTopic(ConnectionState state, @Nullable String reason, @Nullable String message) {
    return report(FINE, new Connection(state, reason, message, Instant.EPOCH));
  }

  private static PodReport report(Connection sink, Partition... partitions) {
    return report(sink, null, partitions);
  }

  private static PodReport report(Connection sink, @Nullable Connection deadLetterTopic, Partition... partitions) {
    return new PodReport(pod(null),
        new PodAnswer.Answered(new RuntimeStatus("0.1.0", Instant.EPOCH, FINE, sink, List.of(partitions),
            new Events(0, 0, 0, 0, 0), 0, List.of(), deadLetterTopic)));
  }

  private static PodState pod(PodState.@Nullable Hindrance hindrance) {
    return new PodState("page-views-1", "1", "10.0.0.1", true, hindrance);
  }
}
