package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.lag.BrokerAnswer.Group;
import io.consumerpipeline.operator.lag.BrokerAnswer.Topic;
import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.lag.LagObservation.PartitionLag;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where a group stands in its topic; pure. */
sealed interface Standing {
  /**
   * Every partition has an answer.
   *
   * @param retention of the topic; null if there is none, or nobody knows
   */
  record Located(Map<TopicPartition, Span> spans, @Nullable Duration retention) implements Standing {}

  /** One has not. */
  record Missing(Unknown why) implements Standing {}

  /**
   * What is unread of a partition.
   *
   * @param next the first offset that is not committed
   * @param end the offset that the next record will get
   */
  record Span(long next, long end) {
    long unread() {
      return Math.max(0, end - next);
    }
  }

  /** A time that could not be found out. */
  long UNKNOWN_TIME = Long.MIN_VALUE;

  /** Finds a target's place in an answer. */
  static Standing of(LagTarget target, BrokerAnswer answer) {
    return switch (answer.topics().get(target.topic())) {
      case null -> new Missing(new Unknown(Cause.BrokerError, "the broker's answer lacks topic " + target.topic()));
      case Topic.Refused(var why) -> new Missing(why);
      case Topic.Ends(var ends) -> switch (answer.groups().get(target.consumerGroup())) {
        case null -> new Missing(new Unknown(Cause.BrokerError, "the broker's answer lacks group " + target.consumerGroup()));
        case Group.Refused(var why) -> new Missing(why);
        case Group.Committed(var committed) -> located(target, ends, committed, answer);
      };
    };
  }

  private static Standing located(LagTarget target, Map<Integer, Long> ends, Map<TopicPartition, Long> committed,
      BrokerAnswer answer) {
    var starts = answer.starts().getOrDefault(target, Map.of());
    var spans = new HashMap<TopicPartition, Span>();
    ends.forEach((number, end) -> {
      var partition = new TopicPartition(target.topic(), number);
      // No commit yet is not an unknown lag: the group will start where the resource says.
      spans.put(partition, new Span(committed.getOrDefault(partition, starts.getOrDefault(partition, end)), end));
    });
    return new Located(spans, answer.retentions().get(target.topic()));
  }

  /**
   * What is told of it.
   *
   * @param timeOfNext when the first unread record of a partition was appended, in milliseconds of the epoch, or {@link #UNKNOWN_TIME}
   * @param now in milliseconds of the epoch
   */
  static Known known(Located located, ToLongFunction<TopicPartition> timeOfNext, long now) {
    var partitions = new HashMap<Integer, PartitionLag>();
    located.spans().forEach((partition, span) -> {
      var time = span.unread() == 0 ? now : timeOfNext.applyAsLong(partition);
      partitions.put(partition.partition(), new PartitionLag(span.next(), span.end(),
          time == UNKNOWN_TIME ? null : Duration.ofMillis(Math.max(0, now - time))));
    });
    return new Known(partitions, located.retention());
  }
}
