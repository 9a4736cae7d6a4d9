package io.consumerpipeline.e2e.bench.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case over all rounds.
 *
 * @param rounds how many
 * @param checksumOk whether it was in every round
 * @param medians of each figure over the rounds
 */
public record Summary(String name, int rounds, boolean checksumOk, Map<Figure, Double> medians) {

  /**
   * Summaries in the order in which the cases came first. A ratio is made within a round, and then its median is taken: what
   * slows the machine down for a while slows down both.
   *
   * @param yardsticks the case that each case is compared with; those that are compared with none are not in it
   */
  public static List<Summary> of(List<Measurement> measurements, Map<String, String> yardsticks) {
    var byName = new LinkedHashMap<String, List<Measurement>>();
    for (var measurement : measurements) {
      byName.computeIfAbsent(measurement.name(), name -> new ArrayList<>()).add(withRatio(measurement, measurements, yardsticks));
    }
    return byName.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
  }

  private static Measurement withRatio(Measurement measurement, List<Measurement> all, Map<String, String> yardsticks) {
    var yardstick = all.stream()
        .filter(other -> other.round() == measurement.round() && other.name().equals(yardsticks.get(measurement.name())))
        .flatMap(other -> other.figure(Figure.RECORDS_PER_SECOND).stream())
        .findFirst();
    return yardstick
        .flatMap(most -> measurement.figure(Figure.RECORDS_PER_SECOND).map(rate -> rate / most))
        .map(ratio -> measurement.with(Figure.RATIO_TO_COPY, ratio))
        .orElse(measurement);
  }

  private static Summary of(String name, List<Measurement> rounds) {
    var medians = new EnumMap<Figure, Double>(Figure.class);
    for (var figure : Figure.values()) {
      var values = rounds.stream()
          .flatMap(round -> round.figure(figure).stream())
          .mapToDouble(Double::doubleValue)
          .toArray();
      if (values.length > 0) {
        medians.put(figure, Statistics.median(values));
      }
    }
    return new Summary(name, rounds.size(), rounds.stream().allMatch(Measurement::checksumOk), medians);
  }
}
