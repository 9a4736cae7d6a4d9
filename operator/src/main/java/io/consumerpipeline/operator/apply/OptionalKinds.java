package io.consumerpipeline.operator.apply;

import io.consumerpipeline.operator.desired.OptionalKind;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The kinds that some clusters lack. Discovery is asked, which every account may, again and again: no rights on CRDs are needed,
 * and nothing is restarted when a CRD comes or goes. Safe for use by several threads.
 */
public final class OptionalKinds implements AutoCloseable {
  private static final Duration GATHERING = Duration.ofMillis(500);
  private static final Duration LAST_ANSWER = Duration.ofSeconds(2);

  private final KubernetesClient client;
  private final Duration period;
  private final Runnable changed;
  private volatile Set<OptionalKind> installed = EnumSet.noneOf(OptionalKind.class);
  private final Thread thread = Thread.ofVirtual().name("optional kinds").unstarted(this::poll);
  private final BlockingQueue<Boolean> nudges = new ArrayBlockingQueue<>(1);
  private volatile boolean closed;

  /** {@code changed} is called, on a thread of this class, when kinds came or went. */
  public OptionalKinds(KubernetesClient client, Duration period, Runnable changed) {
    this.client = client;
    this.period = period;
    this.changed = changed;
  }

  /** The kinds that the cluster had when it was last asked. */
  public Set<OptionalKind> installed() {
    return installed;
  }

  /** Asks now, and from now on at every period. */
  public void start() {
    installed = discover();
    thread.start();
  }

  /** Asks soon, instead of at the end of the period. */
  public void lookAgain() {
    nudges.offer(true);
  }

  private void poll() {
    try {
      while (!closed) {
        if (nudges.poll(period.toMillis(), TimeUnit.MILLISECONDS) != null) {
          Thread.sleep(GATHERING);
          nudges.clear();
        }
        var now = discoverOr(installed);
        if (!now.equals(installed)) {
          installed = now;
          changed.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An API server that does not answer has not lost a kind. */
  private Set<OptionalKind> discoverOr(Set<OptionalKind> before) {
    try {
      return discover();
    } catch (KubernetesClientException e) {
      return before;
    }
  }

  private Set<OptionalKind> discover() {
    var found = EnumSet.noneOf(OptionalKind.class);
    for (var version : Arrays.stream(OptionalKind.values()).map(OptionalKind::apiVersion).collect(Collectors.toSet())) {
      var resources = client.getApiResources(version);
      var names = (resources == null ? List.<APIResource>of() : resources.getResources()).stream().map(APIResource::getName)
          .collect(Collectors.toSet());
      Arrays.stream(OptionalKind.values()).filter(kind -> kind.apiVersion().equals(version) && names.contains(kind.plural()))
          .forEach(found::add);
    }
    return found;
  }

  /** Nothing is asked any more when this returns, so the client may be closed. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    if (thread.getState() != Thread.State.NEW) {
      try {
        thread.join(LAST_ANSWER);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
