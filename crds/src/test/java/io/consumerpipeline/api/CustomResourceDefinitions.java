package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceSubresourceScale;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import java.nio.file.Path;
import java.util.List;

/** Writes the CRD from the records: what annotations cannot say (columns in order, scale, list types) is said here. */
final class CustomResourceDefinitions {
  static final String FILE = "consumerpipelines.consumerpipeline.io-v1.yml";

  private CustomResourceDefinitions() {}

  /** The typed twin of the resource; the operator reads it as JSON, so that one unreadable object cannot end it. */
  @Group("consumerpipeline.io")
  @Version("v1alpha1")
  @Kind("ConsumerPipeline")
  @ShortNames("cpl")
  @Categories("all")
  @ValidationRule(value = "size(self.metadata.name) <= 50", message = "metadata.name must have at most 50 characters: the names of its objects are made from it")
  @ValidationRule(value = "!self.metadata.name.contains('.') && self.metadata.name.matches('^[a-z]')", message = "metadata.name must start with a letter and have no dots: Services and metrics are named after it")
  @ValidationRule(value = "self.metadata.name != 'consumerpipeline'", message = "metadata.name must not be consumerpipeline: that is the prefix of the standard metrics")
  static class ConsumerPipeline extends CustomResource<ConsumerPipelineSpec, ConsumerPipelineStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    @JsonPropertyDescription("What is wanted.")
    public ConsumerPipelineSpec getSpec() {
      return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("What is true; written by the operator.")
    public ConsumerPipelineStatus getStatus() {
      return super.getStatus();
    }
  }

  static void generate(Path directory) {
    new CRDGenerator()
        .inOutputDir(directory.toFile())
        .withMinQuotes(true)
        .withParallelGenerationEnabled(false)
        .withPostProcessor(new CRDPostProcessor() {
          @Override
          public HasMetadata process(HasMetadata definition, String crdVersion) {
            return complete((CustomResourceDefinition) definition);
          }
        })
        .customResourceClasses(ConsumerPipeline.class)
        .generate();
  }

  private static CustomResourceDefinition complete(CustomResourceDefinition definition) {
    var version = definition.getSpec().getVersions().getFirst();
    version.setAdditionalPrinterColumns(columns());
    version.getSubresources()
        .setScale(new CustomResourceSubresourceScale(".status.selector", ".spec.replicas", ".status.replicas"));
    var root = version.getSchema().getOpenAPIV3Schema();
    root.setDescription("A pipeline from a Kafka topic into a table, exactly once, with everything around it: consumer pods,"
        + " monitoring, alerts and a dashboard.");
    var spec = root.getProperties().get("spec");
    var status = root.getProperties().get("status");
    listMap(property(spec, "sink", "postgresql", "columns"), "name");
    property(spec, "sink", "postgresql", "keyColumns").setXKubernetesListType("set");
    listMap(property(spec, "alerts", "rules"), "name");
    property(spec, "events", "requiredFields").setXKubernetesListType("set");
    listMap(property(spec, "events", "types"), "name");
    property(spec, "events", "types").getItems().getSchema().getProperties().get("requiredFields").setXKubernetesListType("set");
    property(spec, "source", "kafka", "config").setMaxProperties(32L);
    property(spec, "source", "kafka", "tls", "trustedCertificates").setXKubernetesListType("atomic");
    property(spec, "source", "kafka", "authentication", "tlsTrustedCertificates").setXKubernetesListType("atomic");
    property(spec, "monitoring", "serviceMonitor", "labels").setMaxProperties(32L);
    property(spec, "monitoring", "prometheusRule", "labels").setMaxProperties(32L);
    listMap(property(spec, "resetOffsets", "offsets"), "partition");
    listMap(property(spec, "autoscaling", "schedules"), "name");
    property(spec, "autoscaling", "behavior", "scaleUp", "policies").setXKubernetesListType("atomic");
    property(spec, "autoscaling", "behavior", "scaleDown", "policies").setXKubernetesListType("atomic");
    listMap(property(status, "conditions"), "type");
    listMap(property(status, "actions"), "name");
    property(status, "resources").setXKubernetesListType("atomic");
    property(status, "lag", "partitions").setXKubernetesListType("atomic");
    return definition;
  }

  private static void listMap(JSONSchemaProps list, String key) {
    list.setXKubernetesListType("map");
    list.setXKubernetesListMapKeys(List.of(key));
  }

  private static JSONSchemaProps property(JSONSchemaProps schema, String... path) {
    var here = schema;
    for (var name : path) {
      here = here.getProperties().get(name);
    }
    return here;
  }

  private static List<CustomResourceColumnDefinition> columns() {
    return List.of(
        column("Ready", ".status.conditions[?(@.type==\"Ready\")].status", "Whether the pipeline does what it is asked to."),
        column("Status", ".status.conditions[?(@.type==\"Ready\")].reason", "Why it is ready or not."),
        column("Replicas", ".status.summary.replicas", "Ready and wanted pods."),
        column("Lag", ".status.summary.lag", "Records behind."),
        column("Behind", ".status.summary.behind", "Time behind."),
        column("Rate", ".status.summary.rate", "Records stored per second."),
        column("DLQ", ".status.summary.deadLetters", "Dead letters of the last hour."),
        column("Topic", ".spec.source.kafka.topic", "The topic."),
        column("Sink", ".status.summary.sink", "The kind of sink."),
        age(),
        wide("Group", ".status.consumerGroup", "string", "The consumer group."),
        wide("Partitions", ".status.partitions", "integer", "Partitions of the topic."),
        wide("Min", ".status.autoscaling.minReplicas", "integer", "The fewest pods there may be now."),
        wide("Max", ".status.autoscaling.maxReplicas", "integer", "The most pods there may be now."),
        wide("ETA", ".status.summary.eta", "string", "Time until the lag is within its target."),
        wide("Limited", ".status.conditions[?(@.type==\"ScalingLimited\")].reason", "string",
            "What limits the number of pods; WithinRange if nothing does."),
        wide("Message", ".status.conditions[?(@.type==\"Ready\")].message", "string", "What is going on, and what to do."));
  }

  private static CustomResourceColumnDefinition column(String name, String path, String description) {
    return new CustomResourceColumnDefinitionBuilder().withName(name).withJsonPath(path).withType("string")
        .withDescription(description)
        .build();
  }

  private static CustomResourceColumnDefinition age() {
    return new CustomResourceColumnDefinitionBuilder().withName("Age").withJsonPath(".metadata.creationTimestamp")
        .withType("date")
        .withDescription("Time since the resource was created.").build();
  }

  private static CustomResourceColumnDefinition wide(String name, String path, String type, String description) {
    return new CustomResourceColumnDefinitionBuilder().withName(name).withJsonPath(path).withType(type).withPriority(1)
        .withDescription(description).build();
  }
}
