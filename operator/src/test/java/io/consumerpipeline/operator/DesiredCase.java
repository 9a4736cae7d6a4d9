package io.consumerpipeline.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.consumerpipeline.operator.desired.DesiredState;
import io.consumerpipeline.operator.desired.OptionalKind;
import io.consumerpipeline.operator.desired.ResetJob;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.Planned;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with a ConsumerPipeline ({@code in-*}) and the objects that come of it ({@code out-*}). */
public record DesiredCase(Path folder) {
  private static final Path CASES = Path.of("src/test/resources/desired");
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

  public static List<DesiredCase> all() {
    try (var folders = Files.list(CASES)) {
      return folders.sorted().map(DesiredCase::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public PipelinePlan plan() {
    try {
      var manifest = Manifest.read(Files.readString(folder.resolve("in-ConsumerPipeline.yaml"))).getFirst();
      return switch (Pipelines.PLANNER.plan(manifest.owner(), manifest.spec(), manifest.schemas())) {
        case Planned.Plan(var plan) -> plan;
        case Planned.Problems(var problems) -> throw new AssertionError(folder + ": " + problems);
      };
    } catch (IOException | UnreadableManifestException e) {
      throw new AssertionError(folder.toString(), e);
    }
  }

  public List<HasMetadata> objects() {
    var plan = plan();
    var reset = plan.reset().map(asked -> (HasMetadata) ResetJob.of(plan, asked));
    return Stream.concat(DesiredState.of(plan, installed()).stream(), reset.stream()).toList();
  }

  /** By the name of the file that holds it. */
  public Map<String, String> outputs() {
    var outputs = new TreeMap<String, String>();
    objects().forEach(object -> outputs.put("out-" + object.getKind() + "-" + object.getMetadata().getName() + ".yaml",
        KUBERNETES.asYaml(withoutPanels(object))));
    return outputs;
  }

  /** The names of all files that are there. */
  public Set<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return Set.copyOf(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  private Set<OptionalKind> installed() {
    var file = folder.resolve("in-installed-kinds.yaml");
    try {
      return Files.exists(file) ? YAML.readValue(file.toFile(), new TypeReference<>() {}) : Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The panels are dashboards/pipeline.json word for word: not to be repeated here, unlike what is changed. */
  private static HasMetadata withoutPanels(HasMetadata object) {
    if (!(object instanceof ConfigMap config) || !config.getMetadata().getName().endsWith("-dashboard")) {
      return object;
    }
    return config.edit().withData(new TreeMap<>(Map.of(
        config.getData().keySet().iterator().next(), summary(config.getData().values().iterator().next())))).build();
  }

  private static String summary(String dashboard) {
    try {
      var json = (ObjectNode) new ObjectMapper().readTree(dashboard);
      json.put("panels", json.get("panels").size() + " panels");
      json.put("annotations", json.at("/annotations/list").size() + " annotations");
      return json.toPrettyString().replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
