package io.consumerpipeline.operator.apply;

import io.consumerpipeline.operator.desired.Ownership;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.stream.IntStream;

/**
 * Puts right what server-side apply cannot. It merges lists by key and leaves the entries of others, so after somebody changed the
 * number of a Service's port it would add ours beside theirs, two ports of one name, which the API server refuses. A merge patch
 * replaces whole lists. It is sent under a name of its own, whose claim on the fields is then taken away: it would otherwise keep
 * them alive when a later apply leaves them out. Deleting and creating anew was rejected: what is created anew may be refused too.
 */
final class Replacement {
  private static final String MANAGER = Ownership.FIELD_MANAGER + "-replace";

  private Replacement() {}

  static void of(HasMetadata desired, KubernetesClient client) {
    var resource = client.resource(desired);
    var replaced = resource.patch(
        new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).withFieldManager(MANAGER).build(),
        client.getKubernetesSerialization().asJson(desired));
    var managed = replaced.getMetadata().getManagedFields();
    IntStream.range(0, managed.size()).filter(i -> MANAGER.equals(managed.get(i).getManager())).findFirst().ifPresent(i -> {
      var path = "/metadata/managedFields/" + i;
      resource.patch(PatchContext.of(PatchType.JSON), """
          [{"op": "test", "path": "%s/manager", "value": "%s"}, {"op": "remove", "path": "%s"}]""".formatted(path, MANAGER,
          path));
    });
  }
}
