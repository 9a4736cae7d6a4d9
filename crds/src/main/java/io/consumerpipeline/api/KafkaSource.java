package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A topic and the group that reads it. Both are fixed: positions are kept by their names. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "self.topic == oldSelf.topic", message = "topic is immutable: another topic is another pipeline, so create a ConsumerPipeline of another name")
@ValidationRule(value = "has(self.consumerGroup) == has(oldSelf.consumerGroup) && (!has(self.consumerGroup) || self.consumerGroup == oldSelf.consumerGroup)", message = "consumerGroup is immutable: positions are kept by its name, so create a ConsumerPipeline of another name")
@ValidationRule(value = "self.topic != '.' && self.topic != '..' && !self.topic.startsWith('__')", message = "topic must not be '.', '..' or one of Kafka's internal topics (__...)")
public record KafkaSource(
  @JsonPropertyDescription("Comma-separated host:port of brokers to ask first, for example kafka.kafka:9092.")
  @Required @Size(min = 3, max = 1024) @Pattern("^[A-Za-z0-9._-]+:[0-9]{1,5}(,[A-Za-z0-9._-]+:[0-9]{1,5})*$") String bootstrapServers,
  @JsonPropertyDescription("The topic to consume. Immutable.")
  @Required @Size(min = 1, max = 249) @Pattern("^[A-Za-z0-9._-]+$") String topic,
  @JsonPropertyDescription("The consumer group. Immutable. Default: <namespace>.<name> of the resource.")
  @Size(min = 1, max = 249) @Pattern("^[A-Za-z0-9._-]+$") @Nullable String consumerGroup,
  @JsonPropertyDescription("Where to start a partition that has neither a stored position nor a commit of the group: Earliest or Latest. Default: Earliest.")
  @Nullable StartFrom startFrom) {}
