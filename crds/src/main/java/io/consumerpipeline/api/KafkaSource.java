package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A topic and the group that reads it. Both are fixed: positions are kept by their names. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "self.topic == oldSelf.topic", message = "topic is immutable: another topic is another pipeline, so create a ConsumerPipeline of another name")
@ValidationRule(value = "has(self.consumerGroup) == has(oldSelf.consumerGroup) && (!has(self.consumerGroup) || self.consumerGroup == oldSelf.consumerGroup)", message = "consumerGroup is immutable: positions are kept by its name, so create a ConsumerPipeline of another name")
@ValidationRule(value = "self.topic != '.' && self.topic != '..' && !self.topic.startsWith('__')", message = "topic must not be '.', '..' or one of Kafka's internal topics (__...)")
@ValidationRule(value = "(has(self.startFrom) && self.startFrom == 'Timestamp') == has(self.startTimestamp)", message = "startTimestamp and startFrom: Timestamp belong together: write both, for example startTimestamp: 2026-11-21T00:00:00Z, or neither")
@ValidationRule(value = "!has(self.authentication) || self.authentication.type != 'tls' || has(self.tls)", message = "authentication.type tls needs tls: write tls: {trustedCertificates: [{secretName, certificate}]}, or tls: {} for brokers with certificates of public authorities")
@ValidationRule(value = "!has(self.config) || !has(self.groupProtocol) || self.groupProtocol != 'Consumer' || !('session.timeout.ms' in self.config || 'heartbeat.interval.ms' in self.config)", message = "with groupProtocol: Consumer the broker decides over session.timeout.ms and heartbeat.interval.ms: remove them from config")
@ValidationRule(value = "!has(self.config) || self.config.all(name, name in ['client.rack', 'connections.max.idle.ms', 'fetch.max.bytes', 'fetch.max.wait.ms', 'fetch.min.bytes', 'heartbeat.interval.ms', 'max.partition.fetch.bytes', 'max.poll.records', 'metadata.max.age.ms', 'receive.buffer.bytes', 'reconnect.backoff.ms', 'reconnect.backoff.max.ms', 'request.timeout.ms', 'retry.backoff.ms', 'retry.backoff.max.ms', 'send.buffer.bytes', 'session.timeout.ms', 'socket.connection.setup.timeout.ms', 'socket.connection.setup.timeout.max.ms'])", message = "config takes only client.rack, connections.max.idle.ms, fetch.max.bytes, fetch.max.wait.ms, fetch.min.bytes, heartbeat.interval.ms, max.partition.fetch.bytes, max.poll.records, metadata.max.age.ms, receive.buffer.bytes, reconnect.backoff.ms, reconnect.backoff.max.ms, request.timeout.ms, retry.backoff.ms, retry.backoff.max.ms, send.buffer.bytes, session.timeout.ms, socket.connection.setup.timeout.ms, socket.connection.setup.timeout.max.ms; the other properties are the pipeline's own, because exactly-once delivery or security depend on them")
public record KafkaSource(
  @JsonPropertyDescription("Comma-separated host:port of brokers to ask first, for example kafka.kafka:9092.")
  @Required @Size(min = 3, max = 1024) @Pattern("^[A-Za-z0-9._-]+:[0-9]{1,5}(,[A-Za-z0-9._-]+:[0-9]{1,5})*$") String bootstrapServers,
  @JsonPropertyDescription("The topic to consume. Immutable.")
  @Required @Size(min = 1, max = 249) @Pattern("^[A-Za-z0-9._-]+$") String topic,
  @JsonPropertyDescription("The consumer group. Immutable. Default: <namespace>.<name> of the resource.")
  @Size(min = 1, max = 249) @Pattern("^[A-Za-z0-9._-]+$") @Nullable String consumerGroup,
  @JsonPropertyDescription("Where to start a topic of which no position is stored: Earliest, Latest, Timestamp, or Committed (where the group's commits in Kafka are, to take over from another consumer). Unless it is Committed, a group that has commits but no stored position stops. Partitions that are added later are read from their beginning. Default: Earliest.")
  @Nullable StartFrom startFrom,
  @JsonPropertyDescription("Time of the first record to read, in RFC 3339, for example 2026-11-21T00:00:00Z; with startFrom: Timestamp alone.")
  @Size(min = 20, max = 35) @Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$") @Nullable String startTimestamp,
  @JsonPropertyDescription("How the group's members share the partitions: Classic, which every broker knows, or Consumer (KIP-848, Kafka 4.0 or newer). Default: Classic.")
  @Nullable GroupProtocol groupProtocol,
  @JsonPropertyDescription("What to do when records are gone before they were stored, because retention passed the position or the topic was truncated or created anew: Stop the partition until somebody decides, or Continue with what is there, with an Event that names what is lost. Default: Stop.")
  @Nullable OnDataLoss onDataLoss,
  @JsonPropertyDescription("Who the pipeline is to the brokers, as in Strimzi. Default: nobody, brokers that ask for no login.")
  @Nullable KafkaAuthentication authentication,
  @JsonPropertyDescription("Encrypted connections to the brokers; tls: {} trusts public authorities. Default: connections are not encrypted.")
  @Nullable KafkaTls tls,
  @JsonPropertyDescription("Properties of Kafka's consumer, as strings, that tune how it fetches: client.rack, connections.max.idle.ms, fetch.max.bytes, fetch.max.wait.ms, fetch.min.bytes, heartbeat.interval.ms, max.partition.fetch.bytes, max.poll.records, metadata.max.age.ms, receive.buffer.bytes, reconnect.backoff.ms, reconnect.backoff.max.ms, request.timeout.ms, retry.backoff.ms, retry.backoff.max.ms, send.buffer.bytes, session.timeout.ms, socket.connection.setup.timeout.ms, socket.connection.setup.timeout.max.ms. The others are the pipeline's own, because exactly-once delivery or security depend on them.")
  @Nullable Map<String, @Size(min = 1, max = 255) String> config) {}
