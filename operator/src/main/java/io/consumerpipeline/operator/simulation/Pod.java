package io.consumerpipeline.operator.simulation;

import java.util.Comparator;
import java.util.List;

/** A consumer pod, with the counters it tells. */
final class Pod {
  private final String name;
  private final int started;
  private double processed;
  private double busySeconds;

  Pod(int number, int started) {
    this.name = "pod-" + number;
    this.started = started;
  }

  String name() {
    return name;
  }

  double processed() {
    return processed;
  }

  double busySeconds() {
    return busySeconds;
  }

  boolean ready(int second) {
    return second - started >= World.START_UP;
  }

  /** Works for a second, at this speed, on all its partitions alike. */
  void work(List<Partition> partitions, int second, double speed) {
    var left = speed;
    var others = partitions.size();
    for (var partition : partitions.stream().sorted(Comparator.comparingDouble(each -> each.unreadBefore(second))).toList()) {
      var done = Math.min(partition.unreadBefore(second), left / others);
      partition.store(done);
      left -= done;
      others--;
    }
    processed += speed - left;
    busySeconds += World.WRITERS * (speed - left) / speed;
  }
}
