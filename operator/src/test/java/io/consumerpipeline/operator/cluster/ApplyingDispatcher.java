package io.consumerpipeline.operator.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stores objects, applies on the server, answers discovery, and notes what was written. */
final class ApplyingDispatcher extends KubernetesCrudDispatcher {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MONITORING = "/apis/monitoring.coreos.com/v1";

  final List<String> writes = new CopyOnWriteArrayList<>();
  volatile boolean monitoring;

  @Override
  public MockResponse handleGet(String path) {
    if (path.equals(MONITORING)) {
      return monitoring
          ? new MockResponse().setResponseCode(200).setBody("""
              {"kind": "APIResourceList", "groupVersion": "monitoring.coreos.com/v1", "resources": [
                {"name": "servicemonitors", "namespaced": true, "kind": "ServiceMonitor", "verbs": ["get"]},
                {"name": "prometheusrules", "namespaced": true, "kind": "PrometheusRule", "verbs": ["get"]}]}""")
          : new MockResponse().setResponseCode(404);
    }
    return super.handleGet(path);
  }

  @Override
  public MockResponse handleWatch(String path) {
    var response = super.handleWatch(path);
    var listener = response.getWebSocketListener();
    return listener == null ? response : response.withWebSocketUpgrade(new WatchListener(listener));
  }

  @Override
  public MockResponse handleDelete(String path) {
    writes.add("DELETE " + path);
    return super.handleDelete(path);
  }

  @Override
  public MockResponse handlePatch(RecordedRequest request) {
    var type = request.getHeader("Content-Type");
    if (type == null || !type.startsWith("application/apply-patch")) {
      return super.handlePatch(request);
    }
    var uri = URI.create("http://server" + request.getPath());
    writes.add("APPLY " + uri.getPath());
    try {
      return apply(uri, request);
    } catch (IOException e) {
      return new MockResponse().setResponseCode(400).setBody(e.toString());
    }
  }

  private MockResponse apply(URI uri, RecordedRequest request) throws IOException {
    var status = uri.getPath().endsWith("/status");
    var path = status ? uri.getPath().substring(0, uri.getPath().length() - "/status".length()) : uri.getPath();
    var body = (ObjectNode) JSON
        .readTree(Serialization.asJson(Serialization.unmarshal(request.getUtf8Body(), GenericKubernetesResource.class)));
    var apply = new ServerSideApply(manager(uri), status ? "status" : "", body);
    var found = super.handleGet(path);
    if (found.code() == 404) {
      return status
          ? found
          : super.handleCreate(request(HttpMethod.POST, path.substring(0, path.lastIndexOf('/')), apply.created()));
    }
    var current = (ObjectNode) JSON.readTree(found.getBody().getBytes());
    var merged = apply.mergedInto(current);
    return merged.equals(current)
        ? new MockResponse().setResponseCode(200).setBody(JSON.writeValueAsString(current))
        : super.handleUpdate(request(HttpMethod.PUT, path, merged));
  }

  private static String manager(URI uri) {
    return Arrays.stream(uri.getQuery().split("&")).filter(part -> part.startsWith("fieldManager="))
        .map(part -> part.substring("fieldManager=".length())).findFirst().orElse("unknown");
  }

  private static RecordedRequest request(HttpMethod method, String path, ObjectNode body) throws IOException {
    return new RecordedRequest("HTTP/1.1", method, path, Headers.builder().add("Content-Type", "application/json").build(),
        new Buffer(JSON.writeValueAsBytes(body)));
  }
}
