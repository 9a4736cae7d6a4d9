package io.consumerpipeline.operator.simulation;

import io.consumerpipeline.operator.scaling.Observation;
import io.consumerpipeline.operator.scaling.Observation.Counters;
import io.consumerpipeline.operator.scaling.Observation.Lag;
import io.consumerpipeline.operator.scaling.Observation.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A topic, a consumer group and a sink, second by second. */
final class World {
  static final int PARTITIONS = 12;
  static final int WRITERS = 2;
  /** Records per second of one replica. */
  static final int RATE = 2500;
  /** From the decision to a pod that reads: scheduling, start of the program, joining the group. */
  static final int START_UP = 20;
  /** Nobody reads for so long when a member comes or goes. */
  static final int REBALANCE = 3;

  private final Trace trace;
  private final List<Partition> partitions;
  private final List<Pod> pods = new ArrayList<>();
  private int podsEver;
  private int members;
  private int rebalancedAt;

  World(Trace trace) {
    this.trace = trace;
    this.partitions = IntStream.range(0, PARTITIONS).mapToObj(_ -> new Partition(trace.seconds())).toList();
    pods.add(new Pod(podsEver++, -START_UP));
    members = 1;
  }

  int replicas() {
    return pods.size();
  }

  /** The youngest go first. */
  void scale(int replicas, int second) {
    while (pods.size() > replicas) {
      pods.removeLast();
    }
    while (pods.size() < replicas) {
      pods.add(new Pod(podsEver++, second));
    }
  }

  void live(int second) {
    read(second);
    var arriving = trace.arrivals(second);
    IntStream.range(0, PARTITIONS).forEach(number -> partitions.get(number).append(second, arriving * trace.share(number)));
  }

  /** What arrived until the last second: there is always something on its way. */
  private void read(int second) {
    var ready = ready(second);
    if (ready.size() != members) {
      members = ready.size();
      rebalancedAt = second + REBALANCE;
    }
    if (second < rebalancedAt || trace.brokerAway(second) || ready.isEmpty()) {
      return;
    }
    var speed = Math.min(RATE, trace.sinkLimit() / ready.size());
    for (var member = 0; member < ready.size(); member++) {
      ready.get(member).work(assigned(member, ready.size()), second, speed);
    }
  }

  /** Seconds of the oldest unread record. */
  int behind(int second) {
    return partitions.stream().mapToInt(partition -> partition.behind(second)).max().orElse(0);
  }

  Observation observe(int second) {
    var positions = new HashMap<Integer, Position>();
    IntStream.range(0, PARTITIONS).forEach(number -> positions.put(number, new Position(
        Math.round(partitions.get(number).stored()), Math.round(partitions.get(number).end(second)))));
    var counters = new HashMap<String, Counters>();
    ready(second).forEach(pod -> counters.put(pod.name(), new Counters(pod.processed(), pod.busySeconds())));
    var lag = trace.brokerAway(second) ? new Lag.Unavailable("no broker answers") : new Lag.Positions(positions);
    return new Observation(pods.size(), counters.size(), lag, counters, Set.of(), true, null);
  }

  private List<Pod> ready(int second) {
    return pods.stream().filter(pod -> pod.ready(second)).toList();
  }

  private List<Partition> assigned(int member, int all) {
    return IntStream.range(0, PARTITIONS).filter(number -> number % all == member).mapToObj(partitions::get).toList();
  }
}
