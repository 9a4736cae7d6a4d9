package io.consumerpipeline.operator;

import io.consumerpipeline.operator.apply.ChildSources;
import io.consumerpipeline.operator.apply.OptionalKinds;
import io.consumerpipeline.operator.autoscaling.Scalings;
import io.consumerpipeline.operator.event.EventWriter;
import io.consumerpipeline.operator.lag.LagPoll;
import io.consumerpipeline.operator.plan.Planner;
import io.consumerpipeline.operator.pods.PodClient;
import io.consumerpipeline.operator.pods.PodPoll;
import io.consumerpipeline.operator.reference.ConnectionSecrets;
import io.consumerpipeline.operator.reference.EventSchemas;
import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.consumerpipeline.operator.telemetry.DriftCounter;
import io.consumerpipeline.operator.telemetry.PipelineCollector;
import io.consumerpipeline.operator.telemetry.ScalingCounter;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** The reconciling half of the operator and what it is made of; it works from start to close. */
final class PipelineController implements AutoCloseable {
  private static final Duration DISCOVERY_PERIOD = Duration.ofSeconds(15);
  private static final Duration LAST_RECONCILES = Duration.ofSeconds(5);
  private static final int THREADS = 10;

  private final OptionalKinds optionalKinds;
  private final PodClient podClient;
  private final PodPoll pods;
  private final LagPoll lag;
  private final EventWriter events;
  private final Operator operator;
  private final RegisteredController<ConsumerPipelineResource> controller;

  PipelineController(KubernetesClient client, OperatorSettings settings, PrometheusMeterRegistry metrics, Clock clock,
      FirstReconcile first) {
    var wakeups = new Wakeups();
    optionalKinds = new OptionalKinds(client, DISCOVERY_PERIOD, wakeups::wakeAll);
    podClient = new PodClient(settings.podPort());
    pods = new PodPoll(podClient, settings.pollInterval(), wakeups::wake);
    var scalings = new Scalings(pods::ask, clock, wakeups::wake);
    lag = new LagPoll(new ClusterSecrets(client), settings.pollInterval(), clock, wakeups::wake, scalings::answered);
    events = new EventWriter(client, settings.identity(), clock);
    var version = OperatorVersion.current();
    var collector = new PipelineCollector(version);
    metrics.getPrometheusRegistry().register(collector);
    var observatory = new Observatory(lag, pods, scalings, version);
    var reporter = new Reporter(events, collector, new DriftCounter(metrics, ChildSources.kinds()),
        new ScalingCounter(metrics), observatory, clock);
    operator = new Operator(o -> o
        .withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .withConcurrentReconciliationThreads(THREADS)
        .withReconciliationTerminationTimeout(LAST_RECONCILES)
        .withMetrics(MicrometerMetricsV2.newBuilder(metrics).build()));
    var reconciler = new ConsumerPipelineReconciler(
        new Intentions(new Planner(settings.runtimeImage(), settings.pollInterval()), new ConnectionSecrets(clock),
            new EventSchemas(clock)),
        optionalKinds, scalings, observatory, reporter, wakeups, first);
    controller = operator.register(reconciler, o -> {
      if (settings.watchNamespaces().isEmpty()) {
        o.watchingAllNamespaces();
      } else {
        o.settingNamespaces(settings.watchNamespaces());
      }
    });
  }

  /** Returns when all caches are filled. */
  void start() {
    optionalKinds.start();
    operator.start();
  }

  /** Whether all caches are filled. */
  boolean started() {
    return operator.getRuntimeInfo().isStarted();
  }

  /** Whether every watch is still alive; one that has ended never comes back by itself. */
  boolean watching() {
    if (!started()) {
      return true;
    }
    for (InformerWrappingEventSourceHealthIndicator<?> source : controller.getControllerHealthInfo()
        .informerEventSourceHealthIndicators().values()) {
      if (!source.informerHealthIndicators().values().stream().allMatch(InformerHealthIndicator::isRunning)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    operator.stop();
    optionalKinds.close();
    lag.close();
    pods.close();
    podClient.close();
    events.close();
  }
}
