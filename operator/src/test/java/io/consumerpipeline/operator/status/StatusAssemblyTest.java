package io.consumerpipeline.operator.status;

import static io.consumerpipeline.operator.status.Situation.answering;
import static io.consumerpipeline.operator.status.Situation.connected;
import static io.consumerpipeline.operator.status.Situation.hindered;
import static io.consumerpipeline.operator.status.Situation.letterTopic;
import static io.consumerpipeline.operator.status.Situation.misconfigured;
import static io.consumerpipeline.operator.status.Situation.pending;
import static io.consumerpipeline.operator.status.Situation.silent;
import static io.consumerpipeline.operator.status.Situation.stopped;
import static io.consumerpipeline.operator.status.Situation.unavailable;
import static io.consumerpipeline.operator.status.Situation.unused;
import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.api.Condition;
import io.consumerpipeline.api.ConsumerPipelineStatus.Action;
import io.consumerpipeline.api.ConsumerPipelineStatus.ActionState;
import io.consumerpipeline.api.ConsumerPipelineStatus.Lag;
import io.consumerpipeline.api.ConsumerPipelineStatus.PartitionLag;
import io.consumerpipeline.api.ConsumerPipelineStatus.Retention;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.pods.PodState.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Given what was observed, which conditions: a table. */
class StatusAssemblyTest {
  static Stream<Arguments> table() {
    return Stream.of(
        row("all is well", new Situation().pods(connected()),
            "Ready=True/Consuming", "SourceConnected=True/TopicReachable", "SinkConnected=True/TableWritable",
            "LagWithinThreshold=True/WithinThreshold"),
        row("far behind is ready all the same", new Situation().pods(connected()).behind(Duration.ofSeconds(61)),
            "Ready=True/Consuming", "LagWithinThreshold=False/ThresholdExceeded"),
        row("time of the oldest record unknown", new Situation().pods(connected()).behind(null),
            "Ready=True/Consuming", "LagWithinThreshold=Unknown/LagUnknown"),
        row("pods are starting", new Situation().workload(1, 0, true).pods(silent()),
            "Ready=False/Progressing", "Reconciling=True/Progressing", "SinkConnected=Unknown/PodsNotAnswering"),
        row("no pod yet", new Situation().workload(0, 0, true),
            "Ready=False/Progressing", "Reconciling=True/Progressing", "SinkConnected=Unknown/NoPods"),
        row("rollout under way", new Situation().workload(1, 1, false).pods(connected()),
            "Ready=False/Progressing", "Reconciling=True/Progressing", "SinkConnected=True/TableWritable"),
        row("sink not used yet", new Situation().pods(unused()),
            "Ready=False/Progressing", "Reconciling=True/Progressing", "SinkConnected=Unknown/NotConnectedYet"),
        row("ready pods that nobody can ask", new Situation().pods(silent()),
            "Ready=Unknown/PodsNotAnswering", "SinkConnected=Unknown/PodsNotAnswering", "SourceConnected=True/TopicReachable"),
        row("broker away", new Situation().unknown(Cause.BrokerUnreachable).pods(connected()),
            "Ready=False/BrokerUnreachable", "SourceConnected=False/BrokerUnreachable", "LagWithinThreshold=Unknown/LagUnknown"),
        row("topic missing", new Situation().unknown(Cause.TopicNotFound).pods(connected()),
            "Ready=False/TopicNotFound", "Stalled=True/TopicNotFound", "SourceConnected=False/TopicNotFound"),
        row("broker refuses", new Situation().unknown(Cause.NotAuthorized).pods(connected()),
            "Ready=False/NotAuthorized", "Stalled=True/NotAuthorized"),
        row("database away", new Situation().pods(unavailable("ConnectionRefused", "db.web:5432 refuses connections; waiting")),
            "Ready=False/SinkUnavailable", "SinkConnected=False/ConnectionRefused", "SourceConnected=True/TopicReachable"),
        row("table missing", new Situation().pods(misconfigured("MissingTable", "table public.page_views does not exist")),
            "Ready=False/MissingTable", "Stalled=True/MissingTable", "SinkConnected=False/MissingTable"),
        row("one of two pods without sink", new Situation().plan("replicas: 2").workload(2, 2, true)
            .pods(connected(), unavailable(null, null)),
            "Ready=False/SinkUnavailable", "SinkConnected=False/SinkUnavailable"),
        row("one of two pods has no partition",
            new Situation().plan("replicas: 2").workload(2, 2, true).pods(connected(), unused()),
            "Ready=True/Consuming", "SinkConnected=True/TableWritable"),
        row("word of a pod that no condition may carry", new Situation().pods(unavailable("no such: word", null)),
            "SinkConnected=False/SinkUnavailable"),
        row("no dead letter for the topic yet", withLetterTopic().pods(letterTopic(ConnectionState.Unknown, null, null)),
            "Ready=True/Consuming", "DeadLetterTopicConnected=Unknown/NotConnectedYet"),
        row("dead letters on their way", withLetterTopic().pods(connected(), letterTopic(ConnectionState.Connected, null, null)),
            "Ready=True/Consuming", "DeadLetterTopicConnected=True/TopicWritable"),
        row("topic for dead letters missing", withLetterTopic()
            .pods(letterTopic(ConnectionState.Connected, null, null),
                letterTopic(ConnectionState.Misconfigured, "TopicNotFound", "create it")),
            "Ready=True/Consuming", "DeadLetterTopicConnected=False/TopicNotFound"),
        row("partition stopped", new Situation().pods(stopped(3, "PositionMissing", "set spec.startFrom")),
            "Ready=False/PartitionStopped", "Stalled=True/PartitionStopped"),
        row("too many dead letters", new Situation().pods(stopped(3, "DeadLetterStorm", "set spec.restart")),
            "Ready=False/DeadLetterStorm", "Stalled=True/DeadLetterStorm"),
        row("image missing", new Situation().workload(1, 0, true).pods(hindered(Kind.ImagePullBackOff)),
            "Ready=False/ImagePullBackOff", "Reconciling=True/ImagePullBackOff"),
        row("crashing", new Situation().workload(1, 0, true).pods(hindered(Kind.CrashLoopBackOff)),
            "Ready=False/CrashLoopBackOff",
            "Reconciling=True/CrashLoopBackOff"),
        row("suspended", new Situation().plan("suspend: true").workload(0, 0, true),
            "Ready=True/Suspended", "SinkConnected=Unknown/Suspended", "SourceConnected=True/TopicReachable"),
        row("suspended, pods still stopping", new Situation().plan("suspend: true").workload(1, 1, true).pods(connected()),
            "Ready=False/Progressing", "Reconciling=True/Progressing"),
        row("no replicas wanted", new Situation().plan("replicas: 0").workload(0, 0, true), "Ready=True/ScaledToZero"),
        row("asleep", new Situation().plan("autoscaling: {minReplicas: 0}").scaledTo(0).workload(0, 0, true),
            "Ready=True/Asleep", "SourceConnected=True/TopicReachable"),
        row("falling asleep",
            new Situation().plan("autoscaling: {minReplicas: 0}").scaledTo(0).workload(1, 1, true).pods(connected()),
            "Ready=False/Progressing", "Reconciling=True/Progressing"),
        row("asleep, and nothing can wake it", new Situation().plan("autoscaling: {minReplicas: 0}").scaledTo(0)
            .workload(0, 0, true).unknown(Cause.BrokerUnreachable), "Ready=False/BrokerUnreachable"),
        row("asleep and suspended", new Situation().plan("{autoscaling: {minReplicas: 0}, suspend: true}").scaledTo(0)
            .workload(0, 0, true), "Ready=True/Suspended"),
        row("secret missing, old pods go on", new Situation().obstacle(Reason.SecretNotFound).pods(connected()),
            "Ready=False/SecretNotFound", "Stalled=True/SecretNotFound", "SinkConnected=True/TableWritable"),
        row("unreadable", new Situation().withoutPlan().obstacle(Reason.UnreadableSpec),
            "Ready=False/UnreadableSpec", "Stalled=True/UnreadableSpec"));
  }

  private static Situation withLetterTopic() {
    return new Situation().plan("delivery: {deadLetter: {kafkaTopic: letters}}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void conditionsFollowFromWhatWasObserved(String name, Situation situation, String[] expected) {
    assertThat(situation.conditions()).contains(expected);
    if (Stream.of(expected).noneMatch(condition -> condition.startsWith("Reconciling"))) {
      assertThat(situation.conditions()).noneMatch(condition -> condition.startsWith("Reconciling"));
    }
    if (Stream.of(expected).noneMatch(condition -> condition.startsWith("Stalled"))) {
      assertThat(situation.conditions()).noneMatch(condition -> condition.startsWith("Stalled"));
    }
  }

  @Test
  void nothingIsSaidOfATopicForDeadLettersWhereThereIsNone() {
    assertThat(new Situation().pods(connected()).conditions()).noneMatch(condition -> condition.startsWith("DeadLetter"));
  }

  @Test
  void everyCauseIsADocumentedReason() {
    var documented = Arrays.stream(Reason.values()).map(Reason::name).toList();

    assertThat(documented).containsAll(Arrays.stream(Cause.values()).map(Cause::name).toList())
        .containsAll(Arrays.stream(Kind.values()).map(Kind::name).toList());
  }

  @Test
  void messageNamesHostAndCauseWhenTheDatabaseIsAway() {
    var situation = new Situation().pods(unavailable("ConnectionRefused", "db.web:5432 refuses connections; waiting"));

    assertThat(situation.message(ConditionType.Ready)).isEqualTo("db.web:5432 refuses connections; waiting");
  }

  @Test
  void messageNamesTheCommandThatFindsTheRestWhenSomethingIsMissing() {
    var situation = new Situation().pods(misconfigured("MissingTable", "table public.page_views does not exist"));

    assertThat(situation.message(ConditionType.SinkConnected))
        .startsWith("table public.page_views does not exist; kubectl exec -n ")
        .endsWith(" -- java @/app/doctor lists all that is missing");
  }

  @Test
  void messageSaysWhatIsConsumedWhenAllIsWell() {
    assertThat(new Situation().pods(connected()).message(ConditionType.Ready))
        .isEqualTo("Consuming page-views with 1 of 1 replica");
  }

  @Test
  void messageListsEveryObstacle() {
    var situation = new Situation().withoutPlan().obstacle(Reason.SecretNotFound).obstacle(Reason.GroupConflict);

    assertThat(situation.message(ConditionType.Ready)).isEqualTo("about SecretNotFound; about GroupConflict");
  }

  @Test
  void resetComesBeforeEverythingThatFollowsFromIt() {
    var situation = new Situation().workload(0, 0, true).action(ActionState.Running, "Job x is at work");

    assertThat(situation.conditions()).contains("Ready=False/ResettingOffsets", "Reconciling=True/ResettingOffsets");
    assertThat(situation.message(ConditionType.Ready)).isEqualTo("resetOffsets a1: Job x is at work");
  }

  @Test
  void actionKeepsItsTimeAsLongAsItsStateIsTheSame() {
    // Given
    var first = new Situation().pods(connected()).action(ActionState.Failed, "refused: x").at(Instant.EPOCH).status();

    // When
    var later = new Situation().pods(connected()).action(ActionState.Failed, "refused: y").after(first)
        .at(Instant.EPOCH.plusSeconds(60));
    var done = new Situation().pods(connected()).action(ActionState.Done, "z").after(first).at(Instant.EPOCH.plusSeconds(60));

    // Then
    assertThat(later.status().actions()).containsExactly(
        new Action("resetOffsets", "a1", ActionState.Failed, "refused: y", "1970-01-01T00:00:00Z"));
    assertThat(done.status().actions().getFirst().time()).isEqualTo("1970-01-01T00:01:00Z");
    assertThat(later.conditions()).contains("Ready=True/Consuming");
  }

  @Test
  void whenTheLagIsWithinItsTargetFollowsFromWhatComesAndGoes() {
    // When: 63,000 are behind, 3,000 of them may be, and they get fewer by 400 per second
    var status = new Situation().records(63_000).flow(100, 500).status();

    // Then
    assertThat(status.lag().arrivalPerSecond()).isEqualTo(100);
    assertThat(status.lag().storedPerSecond()).isEqualTo(500);
    assertThat(status.lag().etaSeconds()).isEqualTo(150);
    assertThat(status.summary().rate()).isEqualTo("500/s");
    assertThat(status.summary().eta()).isEqualTo("2.5m");
  }

  @Test
  void ratesStayUntilTheyCanBeMeasuredAnew() {
    var before = new Situation().records(63_000).flow(100, 500).status();

    assertThat(new Situation().records(63_000).after(before).status()).isEqualTo(before);
  }

  @Test
  void headroomIsWhatRetentionLeavesToTheOldestRecord() {
    var unread = new Situation().records(5).behind(Duration.ofHours(26)).retention(Duration.ofDays(7));

    assertThat(unread.status().retention()).isEqualTo(new Retention(140L));
    assertThat(new Situation().retention(Duration.ofDays(7)).status().retention()).as("nothing is unread").isNull();
  }

  @Test
  void tenPartitionsThatAreFurthestBehindAreShown() {
    var positions = IntStream.range(0, 12).boxed()
        .collect(Collectors.toMap(number -> number,
            number -> new LagObservation.PartitionLag(0, number * 1000L, Duration.ofSeconds(number))));

    var shown = PartitionFigures.of(new LagObservation.Known(positions, null), List.of());

    assertThat(shown).extracting(PartitionLag::partition).containsExactly(11, 10, 9, 8, 7, 6, 5, 4, 3, 2);
    assertThat(shown.getFirst()).isEqualTo(new PartitionLag(11, 11_000L, 11L, null));
  }

  @Test
  void figuresHaveTwoDigits() {
    // When
    var status = new Situation().pods(answering(7), answering(5)).records(1437).behind(Duration.ofMillis(12_345)).status();

    // Then
    assertThat(status.lag())
        .isEqualTo(new Lag(1400L, 12L, null, null, null, List.of(new PartitionLag(0, 1400L, 12L, "page-views-1"))));
    assertThat(status.summary().lag()).isEqualTo("1.4k");
    assertThat(status.summary().behind()).isEqualTo("12s");
    assertThat(status.summary().deadLetters()).isEqualTo("12");
    assertThat(status.summary().replicas()).isEqualTo("1/1");
    assertThat(status.partitions()).isEqualTo(2);
    assertThat(status.version().runtime()).isEqualTo("0.1.0");
  }

  @Test
  void figuresAreAbsentWhenNobodyKnowsThem() {
    // When
    var status = new Situation().unknown(Cause.BrokerUnreachable).pods(silent()).status();

    // Then
    assertThat(status.lag()).isNull();
    assertThat(status.summary().lag()).isNull();
    assertThat(status.summary().deadLetters()).isNull();
  }

  @Test
  void timeOfAConditionStaysWhileItsStatusDoes() {
    // Given
    var before = new Situation().pods(connected()).at(Instant.parse("2026-01-01T00:00:00Z")).status();

    // When
    var after = new Situation().pods(silent()).at(Instant.parse("2026-01-02T00:00:00.5Z")).after(before).status();

    // Then
    assertThat(Conditions.find(after, ConditionType.SourceConnected)).map(Condition::lastTransitionTime)
        .contains("2026-01-01T00:00:00Z");
    assertThat(Conditions.find(after, ConditionType.SinkConnected)).map(Condition::lastTransitionTime)
        .contains("2026-01-02T00:00:00Z");
  }

  @Test
  void nothingChangesWhenARestartedOperatorHasAskedNobodyYet() {
    // Given
    var before = new Situation().pods(answering(3)).records(1437).status();

    // When
    var after = new Situation().unknown(Cause.NotAskedYet).pods(pending()).at(Instant.parse("2027-01-01T00:00:00Z")).after(before)
        .status();

    // Then
    assertThat(after).isEqualTo(before);
  }

  private static Arguments row(String name, Situation situation, String... expected) {
    return Arguments.of(name, situation, expected);
  }
}
