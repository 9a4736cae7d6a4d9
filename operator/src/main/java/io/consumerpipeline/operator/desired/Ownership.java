package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an object says whose it is: the name it is written by, labels to find it, an owner reference to collect it.
 *
 * <p>It is found by label and not by owner reference, because a stripped owner reference would otherwise go unnoticed.
 */
public final class Ownership {
  /** Under this name the operator writes children; what it stops to name is taken away. */
  public static final String FIELD_MANAGER = "consumerpipeline-operator";
  /** The resource that owns the objects, as their owner reference says. */
  public static final String API_VERSION = "consumerpipeline.io/v1alpha1";
  /** The kind of that resource. */
  public static final String KIND = "ConsumerPipeline";
  /** Says that this operator made the object. */
  public static final String MANAGED_BY_LABEL = "app.kubernetes.io/managed-by";
  /** Says for which resource of the object's namespace. */
  public static final String PIPELINE_LABEL = "consumerpipeline.io/pipeline";

  private Ownership() {}

  /** What selects the pods of a pipeline. A Deployment's selector is immutable, so these two labels are for ever. */
  public static Map<String, String> selector(Owner owner) {
    return new TreeMap<>(Map.of(MANAGED_BY_LABEL, FIELD_MANAGER, PIPELINE_LABEL, owner.name()));
  }

  /** The selector's labels and those that tools show. */
  static Map<String, String> labels(Owner owner, Component component) {
    var labels = selector(owner);
    labels.put("app.kubernetes.io/name", "consumer-runtime");
    labels.put("app.kubernetes.io/instance", owner.name());
    labels.put("app.kubernetes.io/component", component.label());
    return labels;
  }

  /** Metadata of an object in the owner's namespace. */
  static ObjectMetaBuilder metadata(Owner owner, String name, Component component) {
    return new ObjectMetaBuilder()
        .withNamespace(owner.namespace())
        .withName(name)
        .withLabels(labels(owner, component))
        .withOwnerReferences(reference(owner));
  }

  private static OwnerReference reference(Owner owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(API_VERSION)
        .withKind(KIND)
        .withName(owner.name())
        .withUid(owner.uid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  /** The part of a pipeline that an object belongs to. */
  enum Component {
    CONSUMER("consumer"), MONITORING("monitoring"), RESET("reset");

    private final String label;

    Component(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }
}
