package io.consumerpipeline.runtime.doctor;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.finding.Check;
import io.consumerpipeline.runtime.finding.Finding;
import io.consumerpipeline.runtime.sink.SinkInspection;
import io.consumerpipeline.runtime.source.SourceInspection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks at source and sink at once, and then at what both have to agree about. */
final class Doctor {
  private final RuntimeConfig config;
  private final SourceInspection source;
  private final SinkInspection sink;
  private final InstantSource clock;

  Doctor(RuntimeConfig config, SourceInspection source, SinkInspection sink, InstantSource clock) {
    this.config = config;
    this.source = source;
    this.sink = sink;
    this.clock = clock;
  }

  /** Takes no longer than this, whatever does not answer. */
  List<Finding> examine(Duration patience) throws InterruptedException {
    ExecutorService looks = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("look-", 0).factory());
    try {
      var round = new Round(looks, System.nanoTime() + patience.toNanos());
      Future<List<Finding>> ofSink = looks.submit(() -> round.make(sink.checks(), List.of()));
      var findings = new ArrayList<>(round.make(source.checks(), List.of()));
      findings.addAll(ofSink.get());
      findings.addAll(round.make(ofBoth(), findings));
      return findings;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the checks of the sink failed", e.getCause());
    } finally {
      // Whoever still waits for an answer is not waited for.
      looks.shutdownNow();
    }
  }

  private List<Check> ofBoth() {
    return List.of(
        new Check(PositionsCheck.SUBJECT,
            List.of(SourceInspection.TOPIC, SourceInspection.GROUP, SinkInspection.DATABASE, SinkInspection.POSITIONS),
            new PositionsCheck(config.source().kafka(), source.broker(), sink)::look),
        new Check(ClockCheck.SUBJECT, List.of(SinkInspection.DATABASE), new ClockCheck(clock, sink)::look));
  }
}
