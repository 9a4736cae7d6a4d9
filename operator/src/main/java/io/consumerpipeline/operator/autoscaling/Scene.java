package io.consumerpipeline.operator.autoscaling;

import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.pods.PodState;
import io.consumerpipeline.operator.scaling.ScalingSettings;
import java.util.List;

/**
 * What a reconciliation knows of a pipeline whose replicas follow its load.
 *
 * @param readyReplicas of those that the Deployment asks for
 */
public record Scene(Subject subject, ScalingSettings settings, int readyReplicas, List<PodState> pods) {
  public Scene {
    pods = List.copyOf(pods);
  }

  /** What figures are about: those of one subject say nothing of another. */
  record Subject(String bootstrapServers, String topic, String consumerGroup) {
    static Subject of(PipelinePlan plan) {
      var kafka = plan.runtime().source().kafka();
      return new Subject(kafka.bootstrapServers(), kafka.topic(), kafka.consumerGroup());
    }
  }

  /** The scene of a plan that is carried out. */
  public static Scene of(PipelinePlan plan, ScalingSettings settings, int readyReplicas, List<PodState> pods) {
    return new Scene(Subject.of(plan), settings, readyReplicas, pods);
  }
}
