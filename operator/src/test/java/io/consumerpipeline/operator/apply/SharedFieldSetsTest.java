package io.consumerpipeline.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedFieldSetsTest {
  private static final String OBJECT = """
      {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "views", "managedFields": [
        {"manager": "consumerpipeline-operator", "operation": "Apply", "apiVersion": "v1", "fieldsType": "FieldsV1",
         "fieldsV1": {"f:data": {"f:pipeline.yaml": {}, "f:schemas": {}}, "f:metadata": {"f:ownerReferences": {"k:{\\"uid\\":\\"%s\\"}": {}}}}}]}}
      """;

  private final KubernetesSerialization serialization = SharedFieldSets.serialization();

  @Test
  void whatIsEqualInTwoObjectsIsTheSame() {
    var one = fields("1");
    var other = fields("2");

    assertThat(one.get("f:data")).isSameAs(other.get("f:data"))
        .isEqualTo(Map.of("f:pipeline.yaml", Map.of(), "f:schemas", Map.of()));
    assertThat(one.get("f:metadata")).isNotEqualTo(other.get("f:metadata"));
  }

  @Test
  void objectIsWrittenAsItWasRead() {
    var json = OBJECT.formatted("1");

    var written = serialization.asJson(serialization.unmarshal(json, ConfigMap.class));

    assertThat(serialization.unmarshal(written, JsonNode.class)).isEqualTo(serialization.unmarshal(json, JsonNode.class));
  }

  @Test
  void nobodyChangesWhatOthersHaveToo() {
    assertThatThrownBy(() -> fields("1").put("f:kind", Map.of())).isInstanceOf(UnsupportedOperationException.class);
  }

  private Map<String, Object> fields(String uid) {
    return serialization.unmarshal(OBJECT.formatted(uid), ConfigMap.class).getMetadata().getManagedFields().getFirst()
        .getFieldsV1()
        .getAdditionalProperties();
  }
}
