package io.consumerpipeline.e2e.scaling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A figure over time, as it was seen: only its changes. Safe for use by several threads. */
final class Curve {
  private final List<Point> points = new ArrayList<>();

  /** From then on it was so much. */
  record Point(Instant at, long value) {}

  synchronized void add(Instant at, long value) {
    if (points.isEmpty() || points.getLast().value() != value) {
      points.add(new Point(at, value));
    }
  }

  synchronized List<Point> points() {
    return List.copyOf(points);
  }

  synchronized long now() {
    return points.isEmpty() ? 0 : points.getLast().value();
  }

  /** What it was at a time; 0 before it was first seen. */
  synchronized long at(Instant time) {
    return points.stream().filter(point -> !point.at().isAfter(time)).reduce((_, last) -> last).map(Point::value).orElse(0L);
  }

  /** When it first was at least so much, not before a time. */
  synchronized Optional<Instant> reached(long value, Instant from) {
    return points.stream().filter(point -> !point.at().isBefore(from) && point.value() >= value).map(Point::at).findFirst();
  }
}
