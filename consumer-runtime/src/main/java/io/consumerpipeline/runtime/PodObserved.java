package io.consumerpipeline.runtime;

import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.runtime.delivery.Lane;
import io.consumerpipeline.runtime.relay.DeadLetterRelay;
import io.consumerpipeline.runtime.source.KafkaSource;
import io.consumerpipeline.runtime.telemetry.Observed;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What the gauges show of a running pipeline. */
record PodObserved(KafkaSource source, @Nullable DeadLetterRelay relay) implements Observed {

  @Override
  public OptionalDouble lagSeconds() {
    return source.delivery().lagSeconds();
  }

  @Override
  public List<PartitionLag> partitionLags() {
    return source.delivery().lanes().stream().filter(lane -> lane.lag() >= 0)
        .map(lane -> new PartitionLag(lane.partition(), lane.lag())).toList();
  }

  @Override
  public OptionalDouble assignedPartitions() {
    return source.isReady() ? OptionalDouble.of(source.delivery().lanes().size()) : OptionalDouble.empty();
  }

  @Override
  public OptionalDouble heldPartitions() {
    return source.isReady()
        ? OptionalDouble.of((double) source.delivery().lanes().stream().filter(Lane::holds).count())
        : OptionalDouble.empty();
  }

  @Override
  public OptionalDouble sinkUp() {
    return up(source.delivery().sink().state());
  }

  @Override
  public OptionalDouble deadLetterTopicUp() {
    return relay == null ? OptionalDouble.empty() : up(relay.connection().state());
  }

  private static OptionalDouble up(ConnectionState state) {
    return switch (state) {
      case Unknown -> OptionalDouble.empty();
      case Connected -> OptionalDouble.of(1);
      case Unavailable, Misconfigured -> OptionalDouble.of(0);
    };
  }

  @Override
  public double sinkConnections() {
    return source.delivery().openConnections();
  }
}
