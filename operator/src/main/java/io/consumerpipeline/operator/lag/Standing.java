package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.lag.BrokerAnswer.Group;
import io.consumerpipeline.operator.lag.BrokerAnswer.Topic;
import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/** Where a group stands in its topic; pure. */
sealed interface Standing {
  /** Every partition has an answer. */
  record Located(Map<TopicPartition, Span> spans) implements Standing {}

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
        case Group.Committed(var committed) -> located(target, ends, committed, answer.starts().getOrDefault(target, Map.of()));
      };
    };
  }

  private static Standing located(LagTarget target, Map<Integer, Long> ends, Map<TopicPartition, Long> committed,
      Map<TopicPartition, Long> starts) {
    var spans = new HashMap<TopicPartition, Span>();
    ends.forEach((number, end) -> {
      var partition = new TopicPartition(target.topic(), number);
      // No commit yet is not an unknown lag: the group will start where the resource says.
      spans.put(partition, new Span(committed.getOrDefault(partition, starts.getOrDefault(partition, end)), end));
    });
    return new Located(spans);
  }

  /**
   * Adds up.
   *
   * @param timeOfNext when the first unread record of a partition was appended, in milliseconds of the epoch, or {@link #UNKNOWN_TIME}
   * @param now in milliseconds of the epoch
   */
  static Known known(Located located, ToLongFunction<TopicPartition> timeOfNext, long now) {
    var records = 0L;
    var oldest = now;
    var certain = true;
    var ends = new HashMap<Integer, Long>();
    for (var entry : located.spans().entrySet()) {
      var span = entry.getValue();
      ends.put(entry.getKey().partition(), span.end());
      records += span.unread();
      if (span.unread() > 0) {
        var time = timeOfNext.applyAsLong(entry.getKey());
        certain = certain && time != UNKNOWN_TIME;
        oldest = Math.min(oldest, time == UNKNOWN_TIME ? now : time);
      }
    }
    return new Known(records, certain ? Duration.ofMillis(now - oldest) : null, ends);
  }
}
