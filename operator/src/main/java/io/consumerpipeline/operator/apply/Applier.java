package io.consumerpipeline.operator.apply;

import io.consumerpipeline.operator.apply.Outcome.Refusal;
import io.consumerpipeline.operator.desired.Ownership;
import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.SSABasedGenericKubernetesResourceMatcher;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what a pipeline has in the cluster equal to a list of desired objects, with as few requests as possible. */
public final class Applier {
  private static final int CONFLICT = 409;
  private static final int INVALID = 422;
  private static final int NOT_FOUND = 404;

  private final ChildSources sources;
  private final Runnable kindGone;
  private final AppliedMemory memory = new AppliedMemory();

  /** Applies what these sources watch; {@code kindGone} is called when an optional kind turns out to be no longer there. */
  public Applier(ChildSources sources, Runnable kindGone) {
    this.sources = sources;
    this.kindGone = kindGone;
  }

  /** Applies each object that differs, and deletes what the pipeline owns beyond them. */
  public Outcome apply(List<HasMetadata> desired, Context<ConsumerPipelineResource> context) {
    var objects = new ArrayList<HasMetadata>();
    var conflicts = new ArrayList<HasMetadata>();
    var refusals = new ArrayList<Refusal>();
    var corrected = new ArrayList<HasMetadata>();
    for (var object : desired) {
      try {
        var actual = actual(object, context);
        if (actual != null && !owned(actual, context)) {
          conflicts.add(object);
        } else {
          var matches = actual != null && matches(actual, object, context);
          objects.add(matches ? actual : write(object, actual != null, context));
          if (memory.repeated(uid(context), object) && !matches) {
            corrected.add(object);
          }
        }
      } catch (KubernetesClientException e) {
        switch (Rejection.of(e, object)) {
          case Refused -> refusals.add(new Refusal(object, e));
          case KindGone -> kindGone.run();
          case NamespaceGoing -> {
          } // and with it the pipeline: there is nothing left to do
          case Unanswered -> throw e;
        }
      }
    }
    prune(desired.stream().map(Applier::key).collect(Collectors.toSet()), context);
    return new Outcome(objects, conflicts, refusals, corrected);
  }

  private HasMetadata write(HasMetadata object, boolean exists, Context<ConsumerPipelineResource> context) {
    try {
      return context.resourceOperations().serverSideApply(object, sources.of(object));
    } catch (KubernetesClientException e) {
      if (!exists || e.getCode() != INVALID) {
        throw e;
      }
      Replacement.of(object, context.getClient());
      return context.resourceOperations().serverSideApply(object, sources.of(object));
    }
  }

  /** What the pipeline owns, without a write: while nothing can be planned, what ran before goes on. */
  public Outcome keep(Context<ConsumerPipelineResource> context) {
    return Outcome.untouched(sources.children(context.getPrimaryResource()).filter(object -> owned(object, context)).toList());
  }

  /** Forgets a pipeline that is gone. */
  public void forget(String ownerUid) {
    memory.forget(ownerUid);
  }

  /** The cache sees only objects with our labels: one that it lacks may be there all the same, as somebody else's. */
  private @Nullable HasMetadata actual(HasMetadata object, Context<ConsumerPipelineResource> context) {
    return sources.of(object).get(ResourceID.fromResource(object)).orElseGet(() -> context.getClient().resource(object).get());
  }

  private static boolean matches(HasMetadata actual, HasMetadata desired, Context<ConsumerPipelineResource> context) {
    // What was just written is not in the cache yet, and has its texts.
    return !actual.isMarkedForDeletion() && SSABasedGenericKubernetesResourceMatcher.<HasMetadata>getInstance()
        .matches(DigestedTexts.of(actual), DigestedTexts.of(desired), context);
  }

  private void prune(Set<String> keep, Context<ConsumerPipelineResource> context) {
    var surplus = sources.children(context.getPrimaryResource())
        .filter(object -> !keep.contains(key(object)) && !object.isMarkedForDeletion() && owned(object, context))
        .toList();
    var pruned = new HashSet<String>();
    for (var object : surplus) {
      if (pruned.add(key(object))) {
        try {
          // Only what was looked at: whoever changed it meanwhile may have made it their own.
          context.getClient().resource(object).lockResourceVersion(object.getMetadata().getResourceVersion()).delete();
        } catch (KubernetesClientException e) {
          if (e.getCode() != CONFLICT && e.getCode() != NOT_FOUND) {
            throw e;
          } // else its event is on the way, and with it the next reconciliation
        }
      }
    }
  }

  /** Whether the pipeline controls it; or nobody does, and we were the one to write it: somebody took the reference away. */
  private static boolean owned(HasMetadata object, Context<ConsumerPipelineResource> context) {
    return object.getMetadata().getOwnerReferences().stream().filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .findFirst()
        .map(reference -> uid(context).equals(reference.getUid()))
        .orElseGet(() -> object.getMetadata().getManagedFields().stream().anyMatch(
            entry -> Ownership.FIELD_MANAGER.equals(entry.getManager()) && "Apply".equals(entry.getOperation())));
  }

  private static String uid(Context<ConsumerPipelineResource> context) {
    return context.getPrimaryResource().getMetadata().getUid();
  }

  private static String key(HasMetadata object) {
    return object.getKind() + "/" + object.getMetadata().getName();
  }
}
