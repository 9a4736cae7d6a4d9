package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import io.consumerpipeline.operator.lag.Standing.Located;
import io.consumerpipeline.operator.lag.Standing.Missing;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What one thread knows of one Kafka cluster: the connection, and when which partition's end stood where. */
final class ClusterPoll implements AutoCloseable {
  /** An estimate that may be further off is replaced by the record's own timestamp. */
  private static final long TOLERABLE_ERROR_MILLIS = 1000;
  /** Partitions whose records are read in one round; the others have to wait for the next, their time being unknown. */
  private static final int MOST_READS = 200;

  /** How a connection comes about. */
  interface Connector {
    /** Connects, or says why not. */
    Broker connect(KafkaCluster cluster) throws BrokerException;
  }

  private record Place(TopicPartition partition, long offset) {}

  private final KafkaCluster cluster;
  private final Connector connector;
  private final Clock clock;
  private final Map<TopicPartition, OffsetHistory> histories = new HashMap<>();
  private Map<Place, Long> readTimes = new HashMap<>();
  private @Nullable Broker broker;

  ClusterPoll(KafkaCluster cluster, Connector connector, Clock clock) {
    this.cluster = cluster;
    this.connector = connector;
    this.clock = clock;
  }

  /** Asks once for all targets. Takes some seconds if the cluster does not answer. */
  Map<Owner, LagObservation> round(Collection<LagTarget> targets) throws InterruptedException {
    try {
      return ask(targets);
    } catch (BrokerException e) {
      close(); // a new connection resolves names and reads Secrets anew
      return same(targets, e.unknown());
    } catch (RuntimeException e) { // a defect, or a broker beyond the protocol: the other clusters must not suffer
      close();
      return same(targets, new Unknown(Cause.BrokerError, e.toString()));
    }
  }

  /** A connection whose Secrets have changed since is made anew before anybody is told that it failed. */
  private Map<Owner, LagObservation> ask(Collection<LagTarget> targets) throws BrokerException, InterruptedException {
    var open = broker;
    if (open != null) {
      try {
        return observations(targets, open.ask(targets), open);
      } catch (BrokerException e) {
        if (!open.outdated()) {
          throw e;
        }
        close();
      }
    }
    var fresh = connector.connect(cluster);
    broker = fresh;
    return observations(targets, fresh.ask(targets), fresh);
  }

  private Map<Owner, LagObservation> observations(Collection<LagTarget> targets, BrokerAnswer answer, Broker connection) {
    var now = clock.millis();
    var standings = targets.stream().collect(Collectors.toMap(LagTarget::owner, target -> Standing.of(target, answer)));
    standings.values().forEach(standing -> {
      if (standing instanceof Located(var spans, _)) {
        spans.forEach(
            (partition, span) -> histories.computeIfAbsent(partition, _ -> new OffsetHistory()).observe(span.end(), now));
      }
    });
    readTimes = readTimes(standings.values(), connection);
    var observations = new HashMap<Owner, LagObservation>();
    standings.forEach((owner, standing) -> observations.put(owner, switch (standing) {
      case Missing(var why) -> why;
      case Located located -> Standing.known(located, partition -> time(partition, located), now);
    }));
    histories.keySet().retainAll(standings.values().stream()
        .flatMap(standing -> standing instanceof Located(var spans, _) ? spans.keySet().stream() : Stream.of())
        .collect(Collectors.toSet()));
    return observations;
  }

  /** Times of the records that the histories cannot tell well enough; read once and kept as long as nobody moves on. */
  private Map<Place, Long> readTimes(Collection<Standing> standings, Broker connection) {
    var kept = new HashMap<Place, Long>();
    var wanted = new HashMap<TopicPartition, Long>();
    for (var standing : standings) {
      if (standing instanceof Located(var spans, _)) {
        spans.forEach((partition, span) -> {
          var place = new Place(partition, span.next());
          var known = readTimes.get(place);
          if (known != null) {
            kept.put(place, known);
          } else if (span.unread() > 0 && wanted.size() < MOST_READS && estimate(partition, span.next()) == null) {
            wanted.putIfAbsent(partition, span.next());
          }
        });
      }
    }
    if (!wanted.isEmpty()) {
      try {
        connection.timestamps(wanted)
            .forEach((partition, time) -> kept.put(new Place(partition, wanted.getOrDefault(partition, 0L)), time));
      } catch (BrokerException e) {
        return kept; // the round has its offsets; only these times stay unknown until the next
      }
    }
    return kept;
  }

  private long time(TopicPartition partition, Located located) {
    var span = located.spans().get(partition);
    if (span == null) {
      return Standing.UNKNOWN_TIME;
    }
    var read = readTimes.get(new Place(partition, span.next()));
    if (read != null) {
      return read;
    }
    var estimate = estimate(partition, span.next());
    return estimate == null ? Standing.UNKNOWN_TIME : estimate;
  }

  private @Nullable Long estimate(TopicPartition partition, long offset) {
    var history = histories.get(partition);
    var estimate = history == null ? null : history.appended(offset);
    return estimate == null || estimate.error() > TOLERABLE_ERROR_MILLIS ? null : estimate.millis();
  }

  private static Map<Owner, LagObservation> same(Collection<LagTarget> targets, LagObservation observation) {
    return targets.stream().collect(Collectors.toMap(LagTarget::owner, _ -> observation));
  }

  @Override
  public void close() {
    if (broker != null) {
      broker.close();
      broker = null;
    }
  }
}
