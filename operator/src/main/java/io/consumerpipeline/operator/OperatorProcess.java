package io.consumerpipeline.operator;

import io.consumerpipeline.operator.apply.SharedFieldSets;
import io.consumerpipeline.operator.telemetry.OperatorServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process around the controller: the port, the lease, and an end in the right order. */
final class OperatorProcess implements AutoCloseable {
  static final int LEASE_LOST = 3;
  static final int CANNOT_LEAD = 4;

  private static final Logger LOG = LoggerFactory.getLogger(OperatorProcess.class);
  private static final int REQUEST_MILLISECONDS = 10_000;

  private final KubernetesClient client;
  private final FirstReconcile first;
  private final PipelineController controller;
  private final OperatorServer server;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile @Nullable LeaderElection election;
  private volatile boolean standby;

  private OperatorProcess(OperatorSettings settings, Clock clock, Instant started) throws IOException {
    // Short: a request that fails is tried again by the next reconciliation, and holds a thread no longer than that.
    client = new KubernetesClientBuilder().withConfig(new ConfigBuilder()
        .withRequestTimeout(REQUEST_MILLISECONDS)
        .withConnectionTimeout(REQUEST_MILLISECONDS)
        .withRequestRetryBackoffLimit(2)
        .build()).withKubernetesSerialization(SharedFieldSets.serialization()).build();
    var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    first = new FirstReconcile(started, clock);
    controller = new PipelineController(client, settings, metrics, clock, first);
    server = new OperatorServer(settings.port(), metrics, controller::watching, () -> standby || controller.started());
  }

  /**
   * Starts the operator; with leader election as soon as it has the lease.
   *
   * @param halt ends the process at once, without hooks, as nothing may be written any more
   */
  static OperatorProcess start(OperatorSettings settings, Clock clock, Instant started, IntConsumer halt) throws IOException {
    var process = new OperatorProcess(settings, clock, started);
    var namespace = settings.leaseNamespace();
    if (namespace == null) {
      process.controller.start();
    } else {
      process.standby = true;
      var joined = clock.instant();
      process.election = LeaderElection.join(process.client.getConfiguration(), namespace, settings.identity(), () -> {
        process.first.stoodBy(Duration.between(joined, clock.instant()));
        process.lead(halt);
      }, () -> lost(halt));
    }
    LOG.atInfo().addKeyValue("version", OperatorVersion.current()).addKeyValue("namespaces", settings.watchNamespaces())
        .addKeyValue("port", process.server.port()).addKeyValue("leaderElection", namespace != null).log("operator started");
    return process;
  }

  private void lead(IntConsumer halt) {
    try {
      standby = false;
      controller.start();
      LOG.atInfo().log("leading");
    } catch (RuntimeException e) { // a leader that does nothing keeps the others from doing it
      LOG.atError().setCause(e).log("cannot lead: the process ends");
      halt.accept(CANNOT_LEAD);
    }
  }

  private static void lost(IntConsumer halt) {
    LOG.atError().log("lease lost: the process ends");
    halt.accept(LEASE_LOST);
  }

  /** Waits until somebody closes it: JOSDK's own threads keep no process alive. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Ends reconciling first, then gives the lease back. */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    LOG.atInfo().log("operator stopping");
    controller.close();
    var taken = election;
    if (taken != null) {
      taken.close();
    }
    server.close();
    client.close();
    ended.countDown();
  }
}
