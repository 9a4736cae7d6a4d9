package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.Latencies.Look;
import io.consumerpipeline.e2e.bench.Latencies.Sent;
import io.consumerpipeline.e2e.bench.data.Checksum;
import io.consumerpipeline.e2e.bench.data.Shape;
import io.consumerpipeline.e2e.bench.data.TopicRecords;
import io.consumerpipeline.e2e.bench.report.Figure;
import io.consumerpipeline.e2e.bench.report.Statistics;
import io.consumerpipeline.e2e.process.ConsumerRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a record takes at a rate at which nothing piles up.
 *
 * <p>It ends when another connection can see the record's position, which is committed with its row: a column that the runtime
 * or the server fills, and pg_xact_commit_timestamp too, is taken before the log is flushed, and the runtime's own histogram
 * would be its word. The looks are about half a millisecond apart, so what is shown is too long by a quarter of one on average.
 */
final class LatencyRun {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int PER_SECOND = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration MEASURED = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long BETWEEN_LOOKS = TimeUnit.MICROSECONDS.toNanos(300);

  private final Environment environment;
  private final Shape shape;
  private final List<String> options;
  private final List<Sent> sent = new ArrayList<>();
  private Checksum checksum = Checksum.EMPTY;

  LatencyRun(Environment environment, Shape shape, List<String> options) {
    this.environment = environment;
    this.shape = shape;
    this.options = options;
  }

  /**
   * Measures.
   *
   * @param name of a topic that is not there yet, and of its group
   */
  Map<Figure, Double> measure(String name) throws Exception {
    environment.prepare(shape, List.of());
    environment.broker().createTopic(name, Dataset.PARTITIONS);
    var pipeline = new PipelineConfig(environment.broker(), name, name, shape, List.of());
    try (var runtime = environment.startRuntime(pipeline, options);
        var threads = Executors.newFixedThreadPool(2);
        var connection = environment.database().connect();
        var positions = new Positions(connection, name, Dataset.PARTITIONS)) {
      awaitAssignment(positions, runtime);
      var sending = threads.submit(sending(name));
      var looks = threads.submit(looking(positions, sending, runtime));
      Thread.sleep(WARM_UP);
      var warm = Moment.of(0, runtime, environment);
      sending.get();
      var end = Moment.of(0, runtime, environment);
      var measured = sent.subList((int) WARM_UP.toSeconds() * PER_SECOND, sent.size());
      var times = Latencies.milliseconds(measured, looks.get(), Dataset.PARTITIONS);
      return Map.of(
          Figure.LATENCY_P50, Statistics.percentile(times, 50),
          Figure.LATENCY_P99, Statistics.percentile(times, 99),
          Figure.CORES, (end.runtimeCpu() - warm.runtimeCpu()) / end.secondsSince(warm.nanos()),
          Figure.PEAK_MEGABYTES, runtime.peakResidentBytes() / 1e6);
    }
  }

  /** Of what was sent. */
  Checksum checksum() {
    return checksum;
  }

  private static void awaitAssignment(Positions positions, ConsumerRuntime runtime) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (positions.read().stream().anyMatch(next -> next < 0)) {
      runtime.checkAlive();
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("the runtime has not taken up every partition; " + runtime.account());
      }
      Thread.sleep(50);
    }
  }

  /** A record each millisecond; one that is late is sent at once, and its timestamp is the time of sending. */
  private Callable<Void> sending(String topic) {
    return () -> {
      var source = new TopicRecords(topic, Dataset.PARTITIONS, 1);
      var count = (WARM_UP.toSeconds() + MEASURED.toSeconds()) * PER_SECOND;
      var due = System.nanoTime();
      try (var sender = new Sender(environment.broker(), Sender.Aim.LATENCY)) {
        for (var i = 0L; i < count; i++) {
          var next = source.next();
          checksum = checksum.plus(shape.text(next));
          LockSupport.parkNanos(due - System.nanoTime());
          due += SECOND / PER_SECOND;
          sent.add(new Sent(System.nanoTime(), next.partition(), next.offset()));
          sender.send(next, System.currentTimeMillis());
        }
      }
      return null;
    };
  }

  private Callable<List<Look>> looking(Positions positions, Future<Void> sending, ConsumerRuntime runtime) {
    return () -> {
      var looks = new ArrayList<Look>();
      var committed = 0L;
      var changed = System.nanoTime();
      while (!sending.isDone() || committed < sent.size()) {
        var next = positions.read();
        var look = new Look(System.nanoTime(), next);
        var now = next.stream().mapToLong(Long::longValue).sum();
        if (now != committed) {
          looks.add(look);
          changed = look.nanos();
          committed = now;
        } else if (look.nanos() - changed > PATIENCE.toNanos()) {
          throw new TimeoutException(
              committed + " records were committed, and no more come from the runtime; " + runtime.account());
        }
        LockSupport.parkNanos(BETWEEN_LOOKS);
      }
      return looks;
    };
  }
}
