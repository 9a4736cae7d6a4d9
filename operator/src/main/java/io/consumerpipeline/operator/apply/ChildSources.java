package io.consumerpipeline.operator.apply;

import io.consumerpipeline.operator.desired.OptionalKind;
import io.consumerpipeline.operator.desired.Ownership;
import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Caches and watches of everything that pipelines own. Objects belong to a pipeline by label and not by owner reference: the
 * loss of that reference would otherwise make no event, and nobody would put it back.
 */
public final class ChildSources {
  private static final String POD = "Pod";
  private static final String JOB = "Job";
  private static final List<Class<? extends HasMetadata>> KINDS = List.of(ServiceAccount.class, ConfigMap.class,
      NetworkPolicy.class,
      Service.class, PodDisruptionBudget.class, Deployment.class);

  private final Map<String, InformerEventSource<HasMetadata, ConsumerPipelineResource>> sources = new ConcurrentHashMap<>();

  /** Every kind that is applied. */
  public static List<String> kinds() {
    return Stream.concat(KINDS.stream().map(Class::getSimpleName), Arrays.stream(OptionalKind.values()).map(OptionalKind::name))
        .toList();
  }

  /** The sources of the kinds that every cluster has, and of pods and Jobs, which are not applied. */
  public List<EventSource<?, ConsumerPipelineResource>> fixed(EventSourceContext<ConsumerPipelineResource> context) {
    KINDS.forEach(kind -> sources.put(kind.getSimpleName(), source(kind, context)));
    sources.put(POD, source(Pod.class, context));
    sources.put(JOB, source(Job.class, context));
    return new ArrayList<>(sources.values());
  }

  /** Starts and stops sources of optional kinds, so that they are those of the kinds that are installed. */
  public synchronized void follow(Set<OptionalKind> installed, Context<ConsumerPipelineResource> context) {
    var retriever = context.eventSourceRetriever();
    for (var kind : OptionalKind.values()) {
      if (installed.contains(kind) && !sources.containsKey(kind.name())) {
        var gvk = new GroupVersionKind(kind.group(), kind.version(), kind.name());
        var source = source(InformerEventSourceConfiguration.from(gvk, ConsumerPipelineResource.class), kind.name(),
            retriever.eventSourceContextForDynamicRegistration());
        retriever.dynamicallyRegisterEventSource(source);
        sources.put(kind.name(), source);
      } else if (!installed.contains(kind) && sources.remove(kind.name()) != null) {
        retriever.dynamicallyDeRegisterEventSource(kind.name());
      }
    }
  }

  /** The source of a kind that is applied. */
  InformerEventSource<HasMetadata, ConsumerPipelineResource> of(HasMetadata object) {
    var source = sources.get(object.getKind());
    if (source == null) {
      throw new IllegalStateException("no event source for kind " + object.getKind());
    }
    return source;
  }

  /** Every object that carries the pipeline's label, but its pods and Jobs. */
  Stream<HasMetadata> children(ConsumerPipelineResource pipeline) {
    return sources.entrySet().stream().filter(source -> !source.getKey().equals(POD) && !source.getKey().equals(JOB))
        .flatMap(source -> source.getValue().getSecondaryResources(pipeline).stream());
  }

  /** The pipeline's Deployment as it is in the cluster, if there is one. */
  public Optional<Deployment> deployment(ConsumerPipelineResource pipeline) {
    return Optional.ofNullable(sources.get(Deployment.class.getSimpleName()))
        .flatMap(source -> source.get(ResourceID.fromResource(pipeline))).map(Deployment.class::cast);
  }

  /** The pipeline's pods. */
  public Stream<Pod> pods(ConsumerPipelineResource pipeline) {
    var source = sources.get(POD);
    return source == null ? Stream.of() : source.getSecondaryResources(pipeline).stream().map(Pod.class::cast);
  }

  /** The pipeline's Jobs. */
  public Stream<Job> jobs(ConsumerPipelineResource pipeline) {
    var source = sources.get(JOB);
    return source == null ? Stream.of() : source.getSecondaryResources(pipeline).stream().map(Job.class::cast);
  }

  private static InformerEventSource<HasMetadata, ConsumerPipelineResource> source(Class<? extends HasMetadata> kind,
      EventSourceContext<ConsumerPipelineResource> context) {
    return source(InformerEventSourceConfiguration.from(kind, ConsumerPipelineResource.class), kind.getSimpleName(), context);
  }

  @SuppressWarnings("unchecked")
  private static InformerEventSource<HasMetadata, ConsumerPipelineResource> source(
      InformerEventSourceConfiguration.Builder<?> configuration, String name,
      EventSourceContext<ConsumerPipelineResource> context) {
    var complete = ((InformerEventSourceConfiguration.Builder<HasMetadata>) configuration)
        .withName(name)
        .withLabelSelector(Ownership.MANAGED_BY_LABEL + "=" + Ownership.FIELD_MANAGER + "," + Ownership.PIPELINE_LABEL)
        .withSecondaryToPrimaryMapper(ChildSources::owner);
    // Of several namespaces each has a watch, all would share the store, and each takes out what it does not see itself.
    if (context.getControllerConfiguration().getInformerConfig().watchAllNamespaces()) {
      complete.withItemStore(new DigestedTexts());
    }
    return new InformerEventSource<>(complete.build(), context);
  }

  private static Set<ResourceID> owner(HasMetadata object) {
    var labels = object.getMetadata().getLabels();
    var name = labels == null ? null : labels.get(Ownership.PIPELINE_LABEL);
    return name == null ? Set.of() : Set.of(new ResourceID(name, object.getMetadata().getNamespace()));
  }
}
