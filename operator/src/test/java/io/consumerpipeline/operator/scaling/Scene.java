package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.scaling.Observation.Counters;
import io.consumerpipeline.operator.scaling.Observation.Lag;
import io.consumerpipeline.operator.scaling.Observation.Position;
import io.consumerpipeline.operator.scaling.ScalingSettings.Bounds;
import io.consumerpipeline.operator.scaling.ScalingSettings.Sink;
import io.consumerpipeline.operator.scaling.ScalingSettings.Target;
import io.consumerpipeline.operator.simulation.Lie;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A pipeline that is polled every 15 seconds, whose decisions are carried out at once. */
final class Scene {
  static final int SECONDS = 15;

  private final double[] ends;
  private final double[] nexts;
  private final HashMap<String, Counters> pods = new HashMap<>();
  private ScalingSettings settings = settings(new Bounds(1, 12), new Sink(2, 1000));
  private ScalingHistory history = ScalingHistory.NONE;
  private Instant now = Instant.parse("2026-11-21T09:00:00Z");
  private int replicas;
  private int starting;
  private double rate;
  private double busy = 0.6;
  private Set<Integer> stopped = Set.of();
  private boolean sinkAvailable = true;
  private Duration headroom;
  private Lie lie = Lie.None;

  /** So many partitions and replicas; each replica does so many records per second. */
  Scene(int partitions, int replicas, double rate) {
    this.ends = new double[partitions];
    this.nexts = new double[partitions];
    Arrays.fill(ends, 1e9);
    Arrays.fill(nexts, 1e9);
    this.replicas = replicas;
    this.rate = rate;
  }

  private static ScalingSettings settings(Bounds bounds, Sink sink) {
    var defaults = ScalingSettings.defaults(bounds, sink);
    return new ScalingSettings(defaults.mode(), bounds, List.of(), new Target(Duration.ofSeconds(3), Duration.ofMinutes(1), 70),
        defaults.zero(), sink, defaults.behavior(), null, defaults.pollingInterval(), true);
  }

  Scene with(UnaryOperator<ScalingSettings> change) {
    settings = change.apply(settings);
    return this;
  }

  Scene bounds(int min, int max) {
    return with(s -> new ScalingSettings(s.mode(), new Bounds(min, max), s.schedules(), s.target(), s.zero(), s.sink(),
        s.behavior(), s.fallback(),
        s.pollingInterval(), s.excludePersistentLag()));
  }

  Scene schedule(Schedule schedule) {
    return with(s -> new ScalingSettings(s.mode(), s.bounds(), List.of(schedule), s.target(), s.zero(), s.sink(), s.behavior(),
        s.fallback(), s.pollingInterval(), s.excludePersistentLag()));
  }

  Scene behavior(Behavior behavior) {
    return with(
        s -> new ScalingSettings(s.mode(), s.bounds(), s.schedules(), s.target(), s.zero(), s.sink(), behavior, s.fallback(),
            s.pollingInterval(), s.excludePersistentLag()));
  }

  Scene fallback(Fallback fallback) {
    return with(
        s -> new ScalingSettings(s.mode(), s.bounds(), s.schedules(), s.target(), s.zero(), s.sink(), s.behavior(), fallback,
            s.pollingInterval(), s.excludePersistentLag()));
  }

  Scene busy(double share) {
    busy = share;
    return this;
  }

  Scene rate(double recordsPerSecond) {
    rate = recordsPerSecond;
    return this;
  }

  Scene starting(int notReady) {
    starting = notReady;
    return this;
  }

  Scene stopped(Integer... partitions) {
    stopped = Set.of(partitions);
    return this;
  }

  Scene sinkAvailable(boolean available) {
    sinkAvailable = available;
    return this;
  }

  Scene headroom(Duration untilDataIsDeleted) {
    headroom = untilDataIsDeleted;
    return this;
  }

  Scene told(Lie instead) {
    lie = instead;
    return this;
  }

  int replicas() {
    return replicas;
  }

  /** The same, several times; the last decision. */
  Decision poll(int times, double arrivalPerSecond, double unread) {
    return IntStream.range(0, times).mapToObj(_ -> poll(arrivalPerSecond, unread)).reduce((_, last) -> last).orElseThrow();
  }

  /** 15 seconds, in which so much arrived, evenly, and after which so much is unread. */
  Decision poll(double arrivalPerSecond, double unread) {
    var arrivals = new double[ends.length];
    var left = new double[ends.length];
    Arrays.fill(arrivals, arrivalPerSecond / ends.length);
    Arrays.fill(left, unread / ends.length);
    return poll(arrivals, left);
  }

  /** The same by partition. */
  Decision poll(double[] arrivalsPerSecond, double[] unread) {
    now = now.plusSeconds(SECONDS);
    for (var partition = 0; partition < ends.length; partition++) {
      ends[partition] += arrivalsPerSecond[partition] * SECONDS;
      var next = ends[partition] - unread[partition];
      nexts[partition] = history.last() == null ? next : Math.max(nexts[partition], next);
    }
    pods.keySet().removeIf(name -> Integer.parseInt(name) >= replicas - starting);
    for (var pod = 0; pod < replicas - starting; pod++) {
      var before = pods.getOrDefault(String.valueOf(pod), new Counters(0, 0));
      pods.put(String.valueOf(pod), new Counters(before.processed() + busy * rate * SECONDS,
          before.busySeconds() + busy * settings.sink().writers() * SECONDS));
    }
    var outcome = Scaler.decide(settings, history, lie.of(observation()), lie.at(now));
    history = outcome.history();
    replicas = outcome.decision().replicas();
    return outcome.decision();
  }

  private Observation observation() {
    var positions = new HashMap<Integer, Position>();
    IntStream.range(0, ends.length).forEach(partition -> positions.put(partition,
        new Position(Math.round(nexts[partition]), Math.round(ends[partition]))));
    return new Observation(replicas, replicas - starting, new Lag.Positions(positions), pods, stopped, sinkAvailable, headroom);
  }
}
