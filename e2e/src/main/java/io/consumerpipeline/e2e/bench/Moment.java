package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.report.Figure;
import io.consumerpipeline.e2e.process.Server;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was done and used up to a moment.
 *
 * @param nanos of the system's monotonic clock
 * @param records committed so far
 */
record Moment(long nanos, long records, double runtimeCpu, double postgresqlCpu, double brokerCpu) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLION = 1e6;

  static Moment of(long records, Server runtime, Environment environment) throws IOException {
    return new Moment(System.nanoTime(), records, runtime.cpuSeconds(), environment.database().cpuSeconds(),
        environment.broker().cpuSeconds());
  }

  double secondsSince(long earlier) {
    return (nanos - earlier) / NANOS_PER_SECOND;
  }

  /** What happened between an earlier moment and this one. */
  Map<Figure, Double> since(Moment earlier) {
    var millions = (records - earlier.records) / MILLION;
    var figures = new EnumMap<Figure, Double>(Figure.class);
    figures.put(Figure.RECORDS_PER_SECOND, (records - earlier.records) / secondsSince(earlier.nanos));
    figures.put(Figure.RUNTIME_CPU, (runtimeCpu - earlier.runtimeCpu) / millions);
    figures.put(Figure.POSTGRESQL_CPU, (postgresqlCpu - earlier.postgresqlCpu) / millions);
    figures.put(Figure.BROKER_CPU, (brokerCpu - earlier.brokerCpu) / millions);
    return figures;
  }
}
