package io.consumerpipeline.operator.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.util.HashMap;
import java.util.List;

/** A cluster without controllers: nothing is collected, nothing becomes ready. */
public final class FakeCluster implements AutoCloseable {
  private final ApplyingDispatcher dispatcher = new ApplyingDispatcher();
  private final KubernetesMockServer server = new KubernetesMockServer(new Context(new ObjectMapper()),
      new MockWebServer(),
      new HashMap<>(), dispatcher, false);
  private final KubernetesClient client;

  /** A cluster that is up. */
  public FakeCluster() {
    server.init();
    client = server.createClient();
  }

  /** The client that operator and test use. */
  public KubernetesClient client() {
    return client;
  }

  /** Applies and deletions since the last call, in order. */
  public List<String> takeWrites() {
    var writes = List.copyOf(dispatcher.writes);
    dispatcher.writes.clear();
    return writes;
  }

  /** Whether ServiceMonitor and PrometheusRule are known. */
  public void monitoring(boolean installed) {
    dispatcher.monitoring = installed;
  }

  @Override
  public void close() {
    client.close();
    server.destroy();
  }
}
