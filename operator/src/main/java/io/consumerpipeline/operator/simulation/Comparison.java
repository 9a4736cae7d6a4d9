package io.consumerpipeline.operator.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The scores of all rivals, as a table in Markdown. */
public final class Comparison {
  private static final String HEAD = """
      | trace | autoscaler | seconds above the target | lag-seconds | replica-seconds | rescalings | reversals |
      |---|---|---:|---:|---:|---:|---:|
      """;

  private Comparison() {}

  /** Plays these traces with everybody. */
  public static String table(List<Trace> traces) {
    return traces.stream().map(Comparison::rows).collect(Collectors.joining("", HEAD, ""));
  }

  private static String rows(Trace trace) {
    return Arrays.stream(Rival.values()).map(rival -> row(trace, rival)).collect(Collectors.joining());
  }

  private static String row(Trace trace, Rival rival) {
    var score = rival.play(trace);
    var first = rival == Rival.ThisProject ? "**" + trace.label() + "**: " + trace.what() : "";
    return String.format(Locale.ROOT, "| %s | %s | %,d | %,d | %,d | %,d | %,d |%n", first, rival.title(),
        score.secondsAboveTarget(), score.lagSeconds(), score.replicaSeconds(), score.rescalings(), score.reversals());
  }
}
