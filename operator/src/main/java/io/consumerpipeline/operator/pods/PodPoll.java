package io.consumerpipeline.operator.pods;

import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.pods.PodAnswer.Answered;
import io.consumerpipeline.operator.pods.PodAnswer.Pending;
import io.consumerpipeline.operator.pods.PodAnswer.Silent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks all consumer pods, at an interval, how they are; more often those of a pipeline that is not well, because that is when
 * somebody watches. Nobody waits for an answer: {@link #latest} gives the last one.
 *
 * <p>Safe for use by several threads; one thread of its own does the asking.
 */
public final class PodPoll implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(2);
  /** Rounds are never exactly an interval apart. */
  private static final double NEARLY = 0.9;
  private static final PodAnswer NO_ADDRESS = new Silent("no address yet");

  private final Function<String, CompletableFuture<PodAnswer>> ask;
  private final Duration interval;
  private final Consumer<Owner> changed;
  private final Map<Owner, Map<String, String>> addresses = new ConcurrentHashMap<>();
  private final Map<Owner, Map<String, PodAnswer>> latest = new ConcurrentHashMap<>();
  /** When each pipeline's pods were last asked, in nanoseconds of the system. */
  private final Map<Owner, Long> asked = new ConcurrentHashMap<>();
  private final BlockingQueue<Boolean> nudges = new ArrayBlockingQueue<>(1);
  private volatile boolean closed;

  /** Asks by this client; {@code changed} is called, on a thread of this class, for a pipeline whose pods say something new. */
  public PodPoll(PodClient client, Duration interval, Consumer<Owner> changed) {
    this(client::ask, interval, changed);
  }

  PodPoll(Function<String, CompletableFuture<PodAnswer>> ask, Duration interval, Consumer<Owner> changed) {
    this.ask = ask;
    this.interval = interval;
    this.changed = changed;
    Thread.ofVirtual().name("pods").start(this::run);
  }

  /** These are the pipeline's pods now; new ones are asked at once. */
  public void watch(Owner owner, List<PodState> pods) {
    var now = addresses(pods);
    var before = addresses.put(owner, now);
    if (before == null ? !now.isEmpty() : !before.entrySet().containsAll(now.entrySet())) {
      nudges.offer(true);
    }
  }

  /** Asks no more for this pipeline. */
  public void forget(Owner owner) {
    addresses.remove(owner);
    latest.remove(owner);
    asked.remove(owner);
  }

  /** The pods with their last answers. */
  public List<PodReport> latest(Owner owner, List<PodState> pods) {
    return reports(pods, latest.getOrDefault(owner, Map.of()));
  }

  private static List<PodReport> reports(List<PodState> pods, Map<String, PodAnswer> answers) {
    return pods.stream().map(pod -> new PodReport(pod, pod.ip().isEmpty()
        ? NO_ADDRESS
        : answers.getOrDefault(pod.uid(), new Pending()))).toList();
  }

  /** Asks a pipeline's pods now, and tells when all have answered; the interval's round then leaves them out. */
  public CompletableFuture<List<PodReport>> ask(Owner owner, List<PodState> pods) {
    return ask(owner, addresses(pods)).thenApply(answers -> reports(pods, answers));
  }

  private void run() {
    try {
      var full = System.nanoTime();
      while (!closed) {
        var all = System.nanoTime() - full >= 0;
        full = all ? System.nanoTime() + interval.toNanos() : full;
        round(all);
        var soon = Math.min(SOON.toNanos(), Math.max(1, full - System.nanoTime()));
        if (nudges.poll(soon, TimeUnit.NANOSECONDS) != null && !closed) {
          Thread.sleep(100); // pods appear together
          nudges.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round(boolean all) {
    var rounds = new ArrayList<CompletableFuture<?>>();
    addresses.forEach((owner, pods) -> {
      if (all ? isDue(owner) : !well(pods, latest.getOrDefault(owner, Map.of()))) {
        rounds.add(ask(owner, pods));
      }
    });
    rounds.forEach(CompletableFuture::join);
  }

  private boolean isDue(Owner owner) {
    var last = asked.get(owner);
    return last == null || System.nanoTime() - last >= NEARLY * interval.toNanos();
  }

  private CompletableFuture<Map<String, PodAnswer>> ask(Owner owner, Map<String, String> pods) {
    asked.put(owner, System.nanoTime());
    var questions = new HashMap<String, CompletableFuture<PodAnswer>>();
    pods.forEach((uid, ip) -> questions.put(uid, ask.apply(ip)));
    return CompletableFuture.allOf(questions.values().toArray(CompletableFuture[]::new)).thenApply(_ -> {
      var answers = new HashMap<String, PodAnswer>();
      questions.forEach((uid, answer) -> answers.put(uid, answer.join()));
      publish(owner, Map.copyOf(answers));
      return answers;
    });
  }

  private void publish(Owner owner, Map<String, PodAnswer> answers) {
    if (addresses.containsKey(owner)) {
      var before = latest.put(owner, answers);
      if (before == null ? !answers.isEmpty() : !visible(before).equals(visible(answers))) {
        changed.accept(owner);
      }
    }
  }

  private static Map<String, String> addresses(List<PodState> pods) {
    return pods.stream().filter(pod -> !pod.ip().isEmpty()).collect(Collectors.toUnmodifiableMap(PodState::uid, PodState::ip));
  }

  /** Whether all pods of a pipeline answered that they are connected and consuming. */
  private static boolean well(Map<String, String> pods, Map<String, PodAnswer> answers) {
    return answers.keySet().containsAll(pods.keySet()) && answers.values().stream().allMatch(answer -> switch (answer) {
      case Silent _,Pending _ -> false;
      case Answered(var status) -> status.sink().state() == ConnectionState.Connected
          && status.source().state() == ConnectionState.Connected
          && status.partitions().stream().allMatch(partition -> partition.state() == PartitionState.Consuming);
    });
  }

  /** What a reader of the resource can see of answers: no counts, no positions. */
  private static Map<String, Object> visible(Map<String, PodAnswer> answers) {
    var visible = new HashMap<String, Object>();
    answers.forEach((uid, answer) -> visible.put(uid, switch (answer) {
      case Silent silent -> silent;
      case Pending pending -> pending;
      case Answered(var status) -> List.of(status.version(), status.source(), status.sink(),
          Figures.rounded(status.partitions().stream().mapToLong(RuntimeStatus.Partition::deadLettersLastHour).sum()),
          status.partitions().stream().filter(partition -> partition.state() != PartitionState.Consuming)
              .map(partition -> partition.partition() + " " + partition.state() + " " + partition.reason()).toList(),
          status.losses());
    }));
    return visible;
  }

  @Override
  public void close() {
    closed = true;
    nudges.offer(true);
  }
}
