package io.consumerpipeline.e2e.cluster;

import static io.consumerpipeline.e2e.cluster.Cluster.tryKubectl;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends events of a kind into a topic, from a Job in the cluster. */
public record Producer(Namespace namespace, String kind, String topic, int partitions) {
  private static final AtomicInteger JOBS = new AtomicInteger();

  /**
   * What was sent, as the Job says in its last line.
   *
   * @param good events that must become rows
   * @param bad events that can only become dead letters
   * @param reasons how many of the bad must get which reason
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Sent(long sent, long good, long bad, Map<String, Long> reasons) {
    /** As {@code SELECT reason, count(*) ... ORDER BY reason} prints it. */
    public List<String> deadLettersByReason() {
      return new TreeMap<>(reasons).entrySet().stream().map(entry -> entry.getKey() + "|" + entry.getValue()).toList();
    }
  }

  /** A Job that sends. */
  public record Sending(Namespace namespace, String job) {
    /** Waits for its end and answers what it says it sent. */
    public Sent await() {
      Eventually.within(Duration.ofMinutes(4), () -> {
        if (!"1".equals(namespace.get("job/" + job, "{.status.succeeded}"))) {
          throw new AssertionError(
              "job " + job + " has not succeeded:\n" + tryKubectl("", "-n", namespace.name(), "logs", "job/" + job).output());
        }
      });
      var last = namespace.run("logs", "job/" + job).lines().toList().getLast();
      try {
        return new ObjectMapper().readValue(last, Sent.class);
      } catch (JsonProcessingException e) {
        throw new AssertionError("the last line of job " + job + " is no summary: " + last, e);
      }
    }
  }

  /** Creates the topic; it is an error when it exists with another number of partitions. */
  public void createTopic() {
    start(0, 0, 0).await();
  }

  /** Starts to send a number of events, at most so many per second (0: as fast as possible), so many percent of them bad. */
  public Sending start(int count, int perSecond, int badPercent) {
    var job = String.format(Locale.ROOT, "send-%d", JOBS.incrementAndGet());
    namespace.apply(
        """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: %s}
            spec:
              backoffLimit: 0
              template:
                spec:
                  restartPolicy: Never
                  automountServiceAccountToken: false
                  securityContext: {runAsNonRoot: true, runAsUser: 65532, seccompProfile: {type: RuntimeDefault}}
                  containers:
                  - name: events
                    image: consumerpipeline/e2e-events:0.1.0
                    args: [%s, --bootstrap-servers=%s, --topic=%s, --partitions=%d, --count=%d, --rate=%d, --bad-percent=%d, --seed=%d]
                    securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
                    volumeMounts: [{name: tmp, mountPath: /tmp}]
                  volumes: [{name: tmp, emptyDir: {}}]
            """
            .formatted(job, kind, namespace.bootstrapServers(), namespace.topic(topic), partitions, count, perSecond, badPercent,
                JOBS.get()));
    return new Sending(namespace, job);
  }
}
