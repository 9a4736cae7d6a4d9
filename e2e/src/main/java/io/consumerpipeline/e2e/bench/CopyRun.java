package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.data.CopyRows;
import io.consumerpipeline.e2e.bench.report.Figure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.postgresql.PGConnection;

/** The yardstick: rows encoded beforehand, sent by COPY with a commit per 10,000 rows, and nothing else. */
final class CopyRun {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLION = 1e6;

  private final Environment environment;
  private final CopyRows rows;
  private final int connections;

  CopyRun(Environment environment, CopyRows rows, int connections) {
    this.environment = environment;
    this.rows = rows;
    this.connections = connections;
  }

  Map<Figure, Double> measure() throws Exception {
    environment.prepare(rows.shape(), List.of());
    var cpuBefore = environment.database().cpuSeconds();
    var start = new CyclicBarrier(connections + 1);
    try (var threads = Executors.newFixedThreadPool(connections)) {
      var shares = rows.shares(connections).stream().map(share -> threads.submit(copy(share, start))).toList();
      start.await();
      var began = System.nanoTime();
      for (var share : shares) {
        share.get();
      }
      var seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
      var count = rows.checksum().count();
      var figures = new EnumMap<Figure, Double>(Figure.class);
      figures.put(Figure.RECORDS_PER_SECOND, count / seconds);
      figures.put(Figure.POSTGRESQL_CPU, (environment.database().cpuSeconds() - cpuBefore) / count * MILLION);
      return figures;
    }
  }

  private Callable<Void> copy(CopyRows.Chunks share, CyclicBarrier start) {
    return () -> {
      try (var connection = environment.database().connect()) {
        var api = connection.unwrap(PGConnection.class).getCopyAPI();
        start.await();
        share.forEach(chunk -> {
          var copy = api.copyIn(rows.shape().copy());
          copy.writeToCopy(chunk, 0, chunk.length);
          copy.endCopy();
        });
      }
      return null;
    };
  }
}
