package io.consumerpipeline.operator.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FakeClusterTest {
  /** More of them than what lies between server and client can hold. */
  private static final String LARGE = "x".repeat(1 << 20);
  private static final int EVENTS = 20;

  @Test
  void clusterIsClosedWhileAWatchIsStillToBeToldOfChanges() {
    // Given
    var cluster = new FakeCluster();
    var watcher = new Busy();
    cluster.client().configMaps().inNamespace("web").watch(watcher);
    for (int i = 0; i < EVENTS; i++) {
      cluster.client().resource(new ConfigMapBuilder().withNewMetadata().withName("large-" + i).withNamespace("web").endMetadata()
          .addToData("text", LARGE).build()).create();
    }

    // When, Then
    assertThatCode(cluster::close).doesNotThrowAnyException();
    watcher.released.countDown();
  }

  /** Is at the first event for ever. */
  private static final class Busy implements Watcher<ConfigMap> {
    final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void eventReceived(Action action, ConfigMap object) {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      released.countDown();
    }
  }
}
