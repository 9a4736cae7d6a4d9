package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The thread that polls one Kafka cluster, and its targets. {@link ClusterPoll} is used by that thread alone; targets are added
 * and removed by others.
 */
final class ClusterThread implements AutoCloseable {
  /** So that pipelines that appear together are asked for together. */
  private static final Duration GATHERING = Duration.ofMillis(200);
  private static final Duration SECOND_LOOK = Duration.ofSeconds(2);

  private final KafkaCluster cluster;
  private final ClusterPoll poll;
  private final Duration interval;
  private final BiConsumer<LagTarget, LagObservation> publish;
  private final Map<Owner, LagTarget> targets = new ConcurrentHashMap<>();
  private final BlockingQueue<Boolean> nudges = new ArrayBlockingQueue<>(1);
  private volatile boolean closed;

  private ClusterThread(KafkaCluster cluster, ClusterPoll poll, Duration interval,
      BiConsumer<LagTarget, LagObservation> publish) {
    this.cluster = cluster;
    this.poll = poll;
    this.interval = interval;
    this.publish = publish;
  }

  static ClusterThread start(KafkaCluster cluster, ClusterPoll poll, Duration interval,
      BiConsumer<LagTarget, LagObservation> publish) {
    var thread = new ClusterThread(cluster, poll, interval, publish);
    Thread.ofVirtual().name("lag " + cluster.bootstrapServers()).start(thread::run);
    return thread;
  }

  KafkaCluster cluster() {
    return cluster;
  }

  void add(LagTarget target) {
    if (!target.equals(targets.put(target.owner(), target))) {
      nudges.offer(true);
    }
  }

  void remove(Owner owner) {
    targets.remove(owner);
    if (targets.isEmpty()) {
      close();
    }
  }

  boolean finished() {
    return closed;
  }

  private void run() {
    try (poll) {
      var answered = false;
      while (!closed) {
        var asked = List.copyOf(targets.values());
        var round = poll.round(asked);
        var away = !round.isEmpty() && round.values().stream().allMatch(ClusterThread::away);
        // One unanswered round is nothing to tell anybody, a moment of a broker's restart: look again first.
        var doubtful = away && answered;
        if (!doubtful) {
          asked.stream().filter(target -> targets.containsKey(target.owner()))
              .forEach(target -> publish.accept(target, round.getOrDefault(target.owner(), gone())));
        }
        answered = !away;
        rest(doubtful ? SECOND_LOOK : interval);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rest(Duration atMost) throws InterruptedException {
    if (nudges.poll(atMost.toMillis(), TimeUnit.MILLISECONDS) != null && !closed) {
      Thread.sleep(GATHERING);
      nudges.clear();
    }
  }

  private static boolean away(LagObservation observation) {
    return observation instanceof Unknown(var cause, _) && cause == Cause.BrokerUnreachable;
  }

  private static LagObservation gone() {
    return new Unknown(Cause.BrokerError, "the broker gave no answer for this group");
  }

  /** Lets the thread end after the round it is in. */
  @Override
  public void close() {
    closed = true;
    nudges.offer(true);
  }
}
