package io.consumerpipeline.runtime.doctor;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.contract.RuntimeConfig.OnDataLoss;
import io.consumerpipeline.runtime.delivery.Broker;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.delivery.DataLoss;
import io.consumerpipeline.runtime.delivery.LaneState;
import io.consumerpipeline.runtime.delivery.Obstacle;
import io.consumerpipeline.runtime.delivery.OffsetRange;
import io.consumerpipeline.runtime.finding.Finding;
import io.consumerpipeline.runtime.sink.Positions;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkInspection;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import io.consumerpipeline.runtime.sink.StoredPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Whether every partition can be read on from where it stands. */
record PositionsCheck(RuntimeConfig.Kafka kafka, Broker broker, SinkInspection sink) {
  static final String SUBJECT = "positions";

  List<Finding> look() {
    try {
      SourceIdentity source = broker.identity();
      Optional<Positions> positions = sink.positions();
      Optional<String> other = positions.isPresent() ? positions.get().otherCluster(source) : Optional.empty();
      if (other.isPresent()) {
        return fail(Obstacle.otherCluster(source, other.get()));
      }
      Map<Integer, Long> committed = broker.committed();
      Map<Integer, StoredPosition> stored = positions.isPresent() ? positions.get().of(source) : Map.of();
      Optional<LaneState> missing = committed.keySet().stream().sorted()
          .flatMap(partition -> Obstacle.missing(partition, committed, stored, source, kafka.startFrom()).stream()).findFirst();
      return missing.isPresent() ? fail(missing.get()) : judge(source, stored, broker.ranges(broker.partitions()));
    } catch (BrokerException e) {
      return Finding.fail(SUBJECT, e.text());
    } catch (SinkException e) {
      return Finding.fail(SUBJECT, e.failure().message());
    }
  }

  private static List<Finding> fail(LaneState obstacle) {
    return Finding.fail(SUBJECT, Objects.requireNonNullElse(obstacle.message(), "a partition cannot be read"));
  }

  private List<Finding> judge(SourceIdentity source, Map<Integer, StoredPosition> stored, Map<Integer, OffsetRange> ranges) {
    if (stored.isEmpty()) {
      return Finding.ok(SUBJECT, "none is stored yet, reading starts by startFrom " + kafka.startFrom());
    }
    List<Standing> read = standings(stored, ranges);
    List<DataLoss> losses = read.stream()
        .flatMap(one -> DataLoss.of(one.partition(), one.stored(), null, source, one.range()).stream()).toList();
    List<DataLoss> open = losses.stream().filter(loss -> kafka.onDataLoss() == OnDataLoss.Stop || loss.goOn() == null).toList();
    if (!open.isEmpty()) {
      return Finding.fail(SUBJECT, open.getFirst().choices() + more(open));
    }
    if (!losses.isEmpty()) {
      return Finding.warn(SUBJECT, losses.getFirst().what() + more(losses),
          "reading goes on at offset " + losses.getFirst().goOn() + ", as source.kafka.onDataLoss says");
    }
    long behind = read.stream().mapToLong(one -> one.range().end() - one.stored().nextOffset()).sum();
    return Finding.ok(SUBJECT,
        "stored of " + read.size() + " of " + ranges.size() + " partitions, " + behind + " records behind");
  }

  private record Standing(int partition, StoredPosition stored, OffsetRange range) {}

  private static List<Standing> standings(Map<Integer, StoredPosition> stored, Map<Integer, OffsetRange> ranges) {
    var standings = new ArrayList<Standing>();
    new TreeMap<>(stored).forEach((partition, position) -> {
      OffsetRange range = ranges.get(partition);
      if (range != null) {
        standings.add(new Standing(partition, position, range));
      }
    });
    return standings;
  }

  private static String more(List<DataLoss> losses) {
    return losses.size() == 1 ? "" : " (and " + (losses.size() - 1) + " more partitions)";
  }
}
