package io.consumerpipeline.operator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * A ConsumerPipeline as it is stored. Spec and status stay plain JSON, because one stored object that Java cannot read would end
 * the informer, and with it the operator, at every start again. {@link StoredPipeline} converts them.
 */
@Group("consumerpipeline.io")
@Version("v1alpha1")
@Kind("ConsumerPipeline")
public class ConsumerPipelineResource extends CustomResource<JsonNode, JsonNode> implements Namespaced {
  private static final long serialVersionUID = 1L;

  @Override
  protected @Nullable JsonNode initSpec() {
    return null;
  }

  @Override
  protected @Nullable JsonNode initStatus() {
    return null;
  }
}
