package io.consumerpipeline.operator;

import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.consumerpipeline.operator.resource.StoredPipeline;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reconciles pipelines for reasons that are no change of an object, and tells when a pipeline is gone. */
final class Wakeups extends AbstractEventSource<Void, ConsumerPipelineResource>
    implements
      ResourceEventAware<ConsumerPipelineResource> {
  private volatile Consumer<Owner> gone = _ -> {};
  private volatile @Nullable EventSourceContext<ConsumerPipelineResource> context;

  Wakeups() {
    super(Void.class, "wakeups");
  }

  /** Calls this for every deleted pipeline, on an informer's thread. */
  void whenGone(Consumer<Owner> listener) {
    gone = listener;
  }

  Wakeups in(EventSourceContext<ConsumerPipelineResource> knows) {
    context = knows;
    return this;
  }

  /** Reconciles one pipeline, soon. */
  void wake(Owner owner) {
    if (isRunning()) {
      getEventHandler().handleEvent(new Event(new ResourceID(owner.name(), owner.namespace())));
    }
  }

  /** Reconciles all pipelines, soon. */
  void wakeAll() {
    var known = context;
    if (known != null && isRunning()) {
      known.getPrimaryCache().list().map(ResourceID::fromResource).forEach(id -> getEventHandler().handleEvent(new Event(id)));
    }
  }

  @Override
  public void onResourceDeleted(ConsumerPipelineResource resource) {
    gone.accept(StoredPipeline.owner(resource));
  }

  @Override
  public Set<Void> getSecondaryResources(ConsumerPipelineResource primary) {
    return Set.of();
  }
}
