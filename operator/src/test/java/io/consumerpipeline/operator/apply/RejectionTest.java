package io.consumerpipeline.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionTest {
  private static final ObjectMapper YAML = new YAMLMapper();

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "Service        | 422 | -                                                | Refused",
      "Service        | 403 | {reason: Forbidden}                              | Refused",
      "Service        | 403 | {details: {causes: [{reason: NamespaceTerminating}]}} | NamespaceGoing",
      "Service        | 404 | {details: {kind: namespaces, name: web}}         | NamespaceGoing",
      "ServiceMonitor | 404 | -                                                | KindGone",
      "Service        | 404 | -                                                | Refused",
      "Service        | 409 | -                                                | Refused",
      "Service        | 429 | -                                                | Unanswered",
      "Service        | 500 | -                                                | Unanswered",
      "Service        | 0   | -                                                | Unanswered"})
  void meaningFollowsFromTheAnswer(String kind, int code, String status, Rejection meaning) throws Exception {
    var object = new GenericKubernetesResource();
    object.setKind(kind);
    var error = new KubernetesClientException("no", code, status == null ? null : YAML.readValue(status, Status.class));

    assertThat(Rejection.of(error, object)).isEqualTo(meaning);
  }
}
