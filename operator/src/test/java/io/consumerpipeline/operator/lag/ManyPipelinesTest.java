package io.consumerpipeline.operator.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.consumerpipeline.contract.RuntimeConfig.Start;
import io.consumerpipeline.kafka.SingleBroker;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** A thousand pipelines of one real broker cost it a handful of requests, also while none of their groups has committed. */
class ManyPipelinesTest {
  private static final int PIPELINES = 1000;
  private static final int TOPICS = 50;
  private static final int PARTITIONS = 12;
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final long MOST_REQUESTS = 10;
  /** What a poll may ask; the broker's own requests to itself are others. */
  private static final Set<String> ASKED = Set.of("ApiVersions", "Metadata", "DescribeTopicPartitions", "DescribeConfigs",
      "ListOffsets", "FindCoordinator", "OffsetFetch", "Fetch", "DescribeCluster");

  @Test
  void pollOfAThousandPipelinesTakesAHandfulOfRequestsAndLessThanTwoSeconds() throws Exception {
    var kafka = SingleBroker.start(Map.of());
    try (kafka) {
      // Given
      create(kafka.bootstrapServers());
      var targets = IntStream.range(0, PIPELINES).mapToObj(number -> target(number, kafka.bootstrapServers())).toList();
      try (var poll = new ClusterPoll(KafkaCluster.open(kafka.bootstrapServers()),
          cluster -> KafkaBroker.connect(cluster, (namespace, secret) -> Map.of()), Clock.systemUTC())) {
        await().atMost(Duration.ofMinutes(1))
            .until(() -> poll.round(targets).values().stream().allMatch(Known.class::isInstance));

        // When
        var round = round(poll, targets);

        // Then
        assertThat(round.all()).as("%s", round).isBetween(3L, MOST_REQUESTS);
        assertThat(round.took()).as("%s", round).isLessThan(LONGEST);
      }
    }
  }

  private record Round(Duration took, Map<String, Long> requests) {
    long all() {
      return requests.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private static Round round(ClusterPoll poll, List<LagTarget> targets) throws InterruptedException, JMException {
    var before = requests();
    var begin = System.nanoTime();
    var answers = poll.round(targets);
    var took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(answers).hasSize(PIPELINES).allSatisfy((owner, lag) -> assertThat(lag)
        .isInstanceOfSatisfying(Known.class, known -> assertThat(known.partitions()).isEqualTo(PARTITIONS)));
    var requests = requests();
    before.forEach((name, count) -> requests.computeIfPresent(name, (_, now) -> now - count));
    requests.values().removeIf(count -> count == 0);
    return new Round(took, requests);
  }

  private static Map<String, Long> requests() throws JMException {
    var server = ManagementFactory.getPlatformMBeanServer();
    var counts = new HashMap<String, Long>();
    for (var name : server.queryNames(new ObjectName("kafka.network:type=RequestMetrics,name=RequestsPerSec,*"), null)) {
      if (ASKED.contains(name.getKeyProperty("request"))) {
        counts.merge(name.getKeyProperty("request"), (Long) server.getAttribute(name, "Count"), Long::sum);
      }
    }
    return counts;
  }

  private static void create(String bootstrapServers) throws Exception {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
      var topics = IntStream.range(0, TOPICS).mapToObj(number -> new NewTopic(topic(number), PARTITIONS, (short) 1)).toList();
      admin.createTopics(topics).all().get();
    }
  }

  private static LagTarget target(int number, String bootstrapServers) {
    return new LagTarget(new Owner("web", "p" + number, "u" + number), KafkaCluster.open(bootstrapServers), topic(number),
        group(number), Start.Earliest, "", 60);
  }

  private static String topic(int number) {
    return "topic-" + number % TOPICS;
  }

  private static String group(int number) {
    return "web.p" + number;
  }
}
