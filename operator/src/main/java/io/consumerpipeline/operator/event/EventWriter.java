package io.consumerpipeline.operator.event;

import io.consumerpipeline.operator.desired.Ownership;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes Kubernetes Events, each on a thread of its own: nobody waits for them, and one that cannot be written changes nothing but
 * the log. Safe for use by several threads.
 */
public final class EventWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
  private static final int LONGEST_NOTE = 1024;
  private static final long LAST_EVENTS_SECONDS = 2;
  private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
      .withZone(ZoneOffset.UTC);

  private final KubernetesClient client;
  private final String instance;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** {@code instance} says which of several operators wrote an Event. */
  public EventWriter(KubernetesClient client, String instance, Clock clock) {
    this.client = client;
    this.instance = instance;
    this.clock = clock;
  }

  /** Writes an Event about a pipeline, some time soon. */
  public void write(Owner owner, PipelineEvent event) {
    var object = event(owner, event);
    threads.execute(() -> {
      try {
        client.resource(object).create();
      } catch (KubernetesClientException e) {
        LOG.atWarn().addKeyValue("namespace", owner.namespace()).addKeyValue("pipeline", owner.name())
            .addKeyValue("reason", event.reason()).addKeyValue("cause", e.getMessage()).log("Kubernetes Event not written");
      }
    });
  }

  private Event event(Owner owner, PipelineEvent event) {
    return new EventBuilder()
        .withMetadata(new ObjectMetaBuilder().withNamespace(owner.namespace()).withGenerateName(owner.name() + "-").build())
        .withEventTime(new MicroTime(MICROSECONDS.format(clock.instant())))
        .withReportingController("consumerpipeline.io/operator")
        .withReportingInstance(instance)
        .withAction("Reconcile")
        .withReason(event.reason())
        .withRegarding(new ObjectReferenceBuilder()
            .withApiVersion(Ownership.API_VERSION)
            .withKind(Ownership.KIND)
            .withNamespace(owner.namespace())
            .withName(owner.name())
            .withUid(owner.uid())
            .build())
        .withNote(event.note().length() > LONGEST_NOTE ? event.note().substring(0, LONGEST_NOTE - 1) + "…" : event.note())
        .withType(event.severity().name())
        .build();
  }

  /** Lets Events that are on their way arrive, for a moment. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_EVENTS_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
