package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.data.Checksum;
import io.consumerpipeline.e2e.bench.data.Poison;
import io.consumerpipeline.e2e.bench.data.Shape;
import io.consumerpipeline.e2e.bench.report.Figure;
import io.consumerpipeline.e2e.bench.report.Measurement;
import io.consumerpipeline.e2e.process.Progress;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Measures cases one after the other, each with an empty table. */
record Round(int number, Environment environment, Dataset dataset, Optional<PoisonedTopic> poisoned, Progress progress) {

  Measurement measure(BenchmarkCase what) throws Exception {
    var name = what.label() + "-" + number;
    return switch (what.work()) {
      case Work.Copy(var shape, var connections) -> checked(what,
          new CopyRun(environment, dataset.of(shape), connections).measure(), dataset.of(shape).checksum());
      case Work.Append(var shape, var options) -> checked(what,
          drain(shape, List.of(), options).measure(name), dataset.of(shape).checksum());
      case Work.Upsert(var shape, var options) -> checked(what,
          drain(shape, shape.keyColumns(), options).measure(name), dataset.of(shape).newest());
      case Work.Poisoned(var shape, var options) -> poisoned(what, shape, options, name);
      case Work.Latency(var shape, var options) -> {
        var run = new LatencyRun(environment, shape, options);
        var figures = run.measure(name);
        yield checked(what, figures, run.checksum());
      }
    };
  }

  private Measurement poisoned(BenchmarkCase what, Shape shape, List<String> options, String group) throws Exception {
    environment.preparePoisoned(shape);
    var topic = poisoned.orElseThrow();
    var figures = new DrainRun(environment, topic.topic(), topic.records(), shape, List.of(), options).measurePrepared(group);
    var letters = environment.checksum(Poison.checksumSql(shape));
    if (!letters.equals(topic.letters())) {
      progress.say("%s: DEAD LETTERS WRONG: %s instead of %s".formatted(what.label(), letters, topic.letters()));
      return new Measurement(what.label(), number, false, figures);
    }
    progress.say("round %d  %s: %,d dead letters, each as it should be".formatted(number, what.label(), letters.count()));
    return checked(what, figures, topic.rows());
  }

  private DrainRun drain(Shape shape, List<String> keyColumns, List<String> options) {
    return new DrainRun(environment, dataset.topic(), dataset.records(), shape, keyColumns, options);
  }

  private Measurement checked(BenchmarkCase what, Map<Figure, Double> figures, Checksum expected) throws SQLException {
    var stored = environment.checksum(what.shape().checksumSql());
    var ok = stored.equals(expected);
    var shown = new TreeMap<>(figures).entrySet().stream()
        .map(figure -> figure.getKey().title() + " " + figure.getKey().show(figure.getValue()))
        .collect(Collectors.joining(", "));
    progress.say("round %d  %s: %s, %s".formatted(number, what.label(), shown,
        ok ? "checksum ok" : "CHECKSUM FAILED: " + difference(what, expected, stored)));
    return new Measurement(what.label(), number, ok, figures);
  }

  private String difference(BenchmarkCase what, Checksum expected, Checksum stored) throws SQLException {
    var counts = stored.count() + " rows instead of " + expected.count();
    if (stored.count() == expected.count()) {
      return "all rows are there, but not all of them as they were sent";
    }
    return what.work() instanceof Work.Copy ? counts : counts + ", " + deadLetters(what.shape());
  }

  private String deadLetters(Shape shape) throws SQLException {
    try (var connection = environment.database().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*), min(reason), min(message) FROM " + shape.table() + "_dlq")) {
      rows.next();
      return rows.getLong(1) == 0
          ? "no dead letter"
          : rows.getLong(1) + " dead letters: " + rows.getString(2) + ": " + rows.getString(3);
    }
  }
}
