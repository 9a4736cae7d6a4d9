package io.consumerpipeline.e2e.scaling;

import io.consumerpipeline.e2e.scaling.Curve.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers of replicas that were wanted, one after the other. */
record Steps(List<Point> points) {
  Point first() {
    return points.getFirst();
  }

  Point last() {
    return points.getLast();
  }

  long most() {
    return points.stream().mapToLong(Point::value).max().orElseThrow();
  }

  long fewest() {
    return points.stream().mapToLong(Point::value).min().orElseThrow();
  }

  int changes() {
    return points.size() - 1;
  }

  /** When a change went the other way than the one before. */
  List<Instant> turns() {
    var turns = new ArrayList<Instant>();
    for (var i = 2; i < points.size(); i++) {
      if (Long.signum(change(i)) != Long.signum(change(i - 1))) {
        turns.add(points.get(i).at());
      }
    }
    return turns;
  }

  private long change(int i) {
    return points.get(i).value() - points.get(i - 1).value();
  }

  /** From each turn to the next. */
  List<Duration> betweenTurns() {
    var turns = turns();
    return IntStream.range(1, turns.size()).mapToObj(i -> Duration.between(turns.get(i - 1), turns.get(i))).toList();
  }
}
