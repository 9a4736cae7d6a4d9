package io.consumerpipeline.runtime.source;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.contract.RuntimeConfig.GroupProtocol;
import io.consumerpipeline.kafka.KafkaAccess;
import io.consumerpipeline.kafka.Right;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.finding.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Whether the group may be used, and whether nobody else uses it. Of a group that does not exist yet a broker tells whether it may be
 * described, but not whether it may be joined.
 */
record GroupCheck(KafkaBroker broker, KafkaAccess access, RuntimeConfig.Kafka kafka) {
  private static final String ANOTHER = "stop them, or choose another source.kafka.consumerGroup";

  List<Finding> look() {
    String group = kafka.consumerGroup();
    try {
      return judge(Objects.requireNonNull(broker.await(broker.admin().describeConsumerGroups(List.of(group),
          new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true)).all()).get(group)));
    } catch (BrokerException e) {
      return switch (e.getCause()) {
        case GroupIdNotFoundException _ -> Finding.ok(SourceInspection.GROUP, group + " is not used yet");
        // Kafka's client for a group whose members are no consumers.
        case IllegalArgumentException other -> Finding.fail(SourceInspection.GROUP,
            group + " is used by another kind of client (" + other.getMessage() + ")",
            "choose another source.kafka.consumerGroup");
        case null, default -> Finding.fail(SourceInspection.GROUP, e.text());
      };
    }
  }

  private List<Finding> judge(ConsumerGroupDescription group) {
    if (!TopicCheck.allows(group.authorizedOperations(), AclOperation.READ)) {
      return Finding.fail(SourceInspection.GROUP, access.lacking(Right.UseGroup, kafka.consumerGroup()));
    }
    List<MemberDescription> strangers = group.members().stream().filter(this::readsAnotherTopic).toList();
    if (!strangers.isEmpty()) {
      return Finding.fail(SourceInspection.GROUP,
          kafka.consumerGroup() + " has members that read other topics, " + names(strangers),
          ANOTHER);
    }
    String assignor = group.partitionAssignor();
    boolean fits = group.type() != GroupType.CLASSIC || kafka.groupProtocol() != GroupProtocol.Classic || assignor.isEmpty()
        || assignor.equals(CooperativeStickyAssignor.COOPERATIVE_STICKY_ASSIGNOR_NAME);
    if (!fits && !group.members().isEmpty()) {
      return Finding.fail(SourceInspection.GROUP, kafka.consumerGroup() + " has members with the assignor " + assignor + ", not "
          + CooperativeStickyAssignor.COOPERATIVE_STICKY_ASSIGNOR_NAME + " as pods have it, " + names(group.members()), ANOTHER);
    }
    int members = group.members().size();
    return Finding.ok(SourceInspection.GROUP,
        kafka.consumerGroup() + " has " + (members == 1 ? "1 member" : members == 0 ? "no members" : members + " members"));
  }

  private boolean readsAnotherTopic(MemberDescription member) {
    return member.assignment().topicPartitions().stream().anyMatch(one -> !one.topic().equals(kafka.topic()));
  }

  private static String names(Collection<MemberDescription> members) {
    return members.stream().map(member -> member.clientId() + " at " + member.host().replaceFirst("^/", "")).sorted().limit(3)
        .collect(Collectors.joining(", "));
  }
}
