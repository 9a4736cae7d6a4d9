package io.consumerpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.consumerpipeline.contract.ContractException;
import io.consumerpipeline.contract.ContractFormat;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files in, files out. {@code mvn test -pl operator -am -Dupdate} writes the outputs anew: read the difference before you commit it. */
class DesiredStateTest {
  private static final Set<String> INPUTS = Set.of("in-ConsumerPipeline.yaml", "in-installed-kinds.yaml");

  static Stream<DesiredCase> cases() {
    return DesiredCase.all().stream();
  }

  @TestFactory
  Stream<DynamicNode> everyObjectIsAsItsFileSays() throws IOException {
    if (System.getProperty("update") != null) {
      for (var example : DesiredCase.all()) {
        update(example);
      }
    }
    return cases().map(example -> dynamicContainer(example.folder().getFileName().toString(),
        Stream.concat(outputs(example), Stream.of(dynamicTest("noFileIsLeftOver", () -> noFileIsLeftOver(example))))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void configurationCanBeReadBackByTheRuntime(DesiredCase example) throws ContractException {
    var config = example.objects().stream()
        .filter(ConfigMap.class::isInstance)
        .map(ConfigMap.class::cast)
        .map(ConfigMap::getData)
        .filter(data -> data.containsKey("pipeline.yaml"))
        .findFirst().orElseThrow();

    assertThat(ContractFormat.configFromYaml(config.get("pipeline.yaml"))).isEqualTo(example.plan().runtime());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void objectsAreTheSameTextWhenTheyAreMadeAgain(DesiredCase example) {
    var yaml = new KubernetesSerialization();

    assertThat(example.objects()).extracting(yaml::asYaml).isEqualTo(example.objects().stream().map(yaml::asYaml).toList());
  }

  private static Stream<DynamicNode> outputs(DesiredCase example) {
    return example.outputs().entrySet().stream()
        .map(output -> dynamicTest(output.getKey(), () -> isAsItsFileSays(example, output)));
  }

  private static void isAsItsFileSays(DesiredCase example, Map.Entry<String, String> output) {
    assertThat(example.folder().resolve(output.getKey())).hasContent(output.getValue());
  }

  private static void noFileIsLeftOver(DesiredCase example) throws IOException {
    assertThat(example.files()).allMatch(file -> INPUTS.contains(file) || example.outputs().containsKey(file));
  }

  private static void update(DesiredCase example) throws IOException {
    for (var file : example.files()) {
      if (file.startsWith("out-")) {
        Files.delete(example.folder().resolve(file));
      }
    }
    for (var output : example.outputs().entrySet()) {
      Files.writeString(example.folder().resolve(output.getKey()), output.getValue());
    }
  }
}
