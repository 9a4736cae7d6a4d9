package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.data.Shape;
import io.consumerpipeline.e2e.bench.report.Figure;
import io.consumerpipeline.e2e.process.ConsumerRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The runtime drains a full topic, as commits are seen from outside. The first quarter of the records is its warm-up: the compiler of
 * Java works beside it, once in the life of a pod. That is told apart; the clock runs for the other three quarters.
 */
final class DrainRun {
  private static final long POLL_MILLISECONDS = 10;
  private static final int WARM_UP_SHARE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Environment environment;
  private final String topic;
  private final long records;
  private final Shape shape;
  private final List<String> keyColumns;
  private final List<String> options;

  DrainRun(Environment environment, String topic, long records, Shape shape, List<String> keyColumns, List<String> options) {
    this.environment = environment;
    this.topic = topic;
    this.records = records;
    this.shape = shape;
    this.keyColumns = keyColumns;
    this.options = options;
  }

  /**
   * Measures.
   *
   * @param group of consumers that has read nothing yet
   */
  Map<Figure, Double> measure(String group) throws Exception {
    environment.prepare(shape, keyColumns);
    return measurePrepared(group);
  }

  /** Measures with a table that is there. */
  Map<Figure, Double> measurePrepared(String group) throws Exception {
    var pipeline = new PipelineConfig(environment.broker(), topic, group, shape, keyColumns);
    var began = System.nanoTime();
    try (var connection = environment.database().connect();
        var positions = new Positions(connection, group, Dataset.PARTITIONS);
        var runtime = environment.startRuntime(pipeline, options)) {
      var first = await(1, positions, runtime);
      var warm = await(records / WARM_UP_SHARE, positions, runtime);
      var last = await(records, positions, runtime);
      if (warm.records() == last.records()) {
        throw new IllegalStateException("all was committed before it was looked at: measure with more --records");
      }
      var figures = last.since(warm);
      figures.put(Figure.START_SECONDS, first.secondsSince(began));
      figures.put(Figure.WARM_UP_CPU, warm.runtimeCpu());
      figures.put(Figure.PEAK_MEGABYTES, runtime.peakResidentBytes() / 1e6);
      return figures;
    }
  }

  private Moment await(long wanted, Positions positions, ConsumerRuntime runtime) throws Exception {
    var committed = positions.committed();
    var changed = System.nanoTime();
    while (committed < wanted) {
      runtime.checkAlive();
      if (System.nanoTime() - changed > PATIENCE.toNanos()) {
        throw new IllegalStateException("no commit for " + PATIENCE.toSeconds() + " s, " + committed + " of " + records
            + " records are stored by the runtime; " + runtime.account());
      }
      Thread.sleep(POLL_MILLISECONDS);
      var now = positions.committed();
      changed = now == committed ? changed : System.nanoTime();
      committed = now;
    }
    return Moment.of(committed, runtime, environment);
  }
}
