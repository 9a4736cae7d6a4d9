package io.consumerpipeline.e2e.scaling;

import io.consumerpipeline.e2e.scaling.Curve.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Lag and replicas over time, as a picture.
 *
 * @param lag records behind
 * @param began where time counts from
 */
record Chart(String title, Seen seen, List<Point> lag, Instant began) {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int RIGHT = 50;
  private static final int TOP = 50;
  private static final int BOTTOM = 50;
  private static final int MARKS = 6;
  private static final String LAG = "#1f77b4";
  private static final String WANTED = "#d62728";
  private static final String READY = "#f2a0a0";
  private static final Duration BEFORE = Duration.ofSeconds(20);
  private static final Duration AFTER = Duration.ofSeconds(10);

  /** A scalable vector graphic that needs nothing else. */
  String toSvg() {
    var mostLag = step(lag.stream().mapToLong(Point::value).max().orElse(1), 5) * 5;
    var mostReplicas = Math.max(2, seen.wanted().points().stream().mapToLong(Point::value).max().orElse(1));
    return String.format(Locale.ROOT, """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="%d" y="20" font-size="14">%s</text>
        <text x="%d" y="40" fill="%s">records behind</text>
        <text x="%d" y="40" fill="%s" text-anchor="end">replicas wanted <tspan fill="%s">and ready</tspan></text>
        %s%s%s%s%s%s%s</svg>
        """, WIDTH, HEIGHT,
        LEFT, title,
        LEFT, LAG,
        WIDTH - RIGHT, WANTED, READY,
        seconds(), left(mostLag), right(mostReplicas),
        line(lag, mostLag, LAG, false), line(seen.ready().points(), mostReplicas, READY, true),
        line(seen.wanted().points(), mostReplicas, WANTED, true),
        axes());
  }

  private static String axes() {
    return String.format(Locale.ROOT, "<path d=\"M%d %dV%dH%dV%d\" fill=\"none\" stroke=\"black\"/>%n", LEFT, TOP,
        HEIGHT - BOTTOM,
        WIDTH - RIGHT, TOP);
  }

  private Instant from() {
    return began.minus(BEFORE);
  }

  private Instant until() {
    return seen.wanted().points().getLast().at().plus(AFTER);
  }

  private double x(Instant at) {
    var share = (double) Duration.between(from(), at).toMillis() / Duration.between(from(), until()).toMillis();
    return LEFT + Math.clamp(share, 0, 1) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(long value, long most) {
    return HEIGHT - BOTTOM - (double) value / most * (HEIGHT - TOP - BOTTOM);
  }

  private String seconds() {
    var last = Duration.between(began, until()).toSeconds();
    return LongStream.iterate(0, second -> second <= last, second -> second + step(last, MARKS))
        .mapToObj(second -> mark(x(began.plusSeconds(second)), HEIGHT - BOTTOM + 18, "middle", second + " s", "black"))
        .collect(Collectors.joining());
  }

  private static String left(long most) {
    return LongStream.rangeClosed(0, 5).map(i -> i * most / 5)
        .mapToObj(value -> String.format(Locale.ROOT, "<path d=\"M%d %.1fH%d\" stroke=\"#e5e5e5\"/>%n", LEFT, y(value, most),
            WIDTH - RIGHT) + mark(LEFT - 6, y(value, most) + 4, "end", String.format(Locale.ROOT, "%,d", value), LAG))
        .collect(Collectors.joining());
  }

  private static String right(long most) {
    return LongStream.iterate(0, value -> value <= most, value -> value + step(most, MARKS))
        .mapToObj(value -> mark(WIDTH - RIGHT + 6, y(value, most) + 4, "start", Long.toString(value), WANTED))
        .collect(Collectors.joining());
  }

  private static String mark(double x, double y, String anchor, String text, String color) {
    return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n", x, y, anchor,
        color,
        text);
  }

  /** A curve; in steps it stays as it was until it changes. */
  private String line(List<Point> points, long most, String color, boolean steps) {
    var path = new StringBuilder();
    for (var point : points) {
      if (!path.isEmpty() && steps) {
        path.append(String.format(Locale.ROOT, "H%.1f", x(point.at())));
      }
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x(point.at()), y(point.value(), most)));
    }
    path.append(String.format(Locale.ROOT, "H%.1f", x(until())));
    return String.format(Locale.ROOT, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, color);
  }

  /** A round number, of which so many are at least that much. */
  private static long step(long most, int marks) {
    for (var unit = 1L;; unit *= 10) {
      for (var factor : new long[]{1, 2, 5}) {
        if (factor * unit * marks >= most) {
          return factor * unit;
        }
      }
    }
  }
}
