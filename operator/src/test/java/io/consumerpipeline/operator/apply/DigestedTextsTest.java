package io.consumerpipeline.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestedTextsTest {
  private static final String DASHBOARD = "{\"panels\": []}".repeat(1_000);

  @Test
  void longTextIsKeptAsItsDigestAndEverythingElseAsItIs() {
    var store = new DigestedTexts();
    var written = configMap(Map.of("shop.json", DASHBOARD, "short", "text"));

    store.put("shop/views", written);

    var cached = (ConfigMap) store.get("shop/views");
    assertThat(cached.getData()).containsEntry("short", "text")
        .hasEntrySatisfying("shop.json", text -> assertThat(text).matches("sha256:[0-9a-f]{64}"));
    cached.setData(written.getData());
    assertThat(cached).isEqualTo(written);
  }

  @Test
  void sameTextHasTheSameDigestAndAnotherTextAnother() {
    assertThat(digested(DASHBOARD)).isEqualTo(digested(DASHBOARD)).isNotEqualTo(digested(DASHBOARD + " "));
  }

  @Test
  void whatIsDigestedAlreadyStaysAsItIs() {
    var once = digested(DASHBOARD);

    assertThat(DigestedTexts.of(once)).isSameAs(once);
  }

  @Test
  void objectsWithoutTextsStayAsTheyAre() {
    var service = new ServiceBuilder().withNewMetadata().withName("views").endMetadata().build();
    var empty = new ConfigMapBuilder().withNewMetadata().withName("views").endMetadata().build();
    empty.setData(null);

    assertThat(DigestedTexts.of(service)).isSameAs(service);
    assertThat(DigestedTexts.of(empty)).isSameAs(empty);
  }

  private static HasMetadata digested(String text) {
    return DigestedTexts.of(configMap(Map.of("shop.json", text)));
  }

  private static ConfigMap configMap(Map<String, String> data) {
    return new ConfigMapBuilder().withNewMetadata().withNamespace("shop").withName("views").addToLabels("a", "b").endMetadata()
        .withData(data).build();
  }
}
