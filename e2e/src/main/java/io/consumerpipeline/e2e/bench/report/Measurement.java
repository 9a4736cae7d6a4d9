package io.consumerpipeline.e2e.bench.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One case in one round.
 *
 * @param checksumOk whether the table held every record once and unchanged
 */
public record Measurement(String name, int round, boolean checksumOk, Map<Figure, Double> figures) {
  /** Copies the figures. */
  public Measurement {
    figures = Map.copyOf(figures);
  }

  /** A figure, if the case has it. */
  Optional<Double> figure(Figure figure) {
    return Optional.ofNullable(figures.get(figure));
  }

  /** With a figure more. */
  Measurement with(Figure figure, double value) {
    var more = new EnumMap<Figure, Double>(Figure.class);
    more.putAll(figures);
    more.put(figure, value);
    return new Measurement(name, round, checksumOk, more);
  }
}
