package io.consumerpipeline.operator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.api.SchemaReference;
import io.consumerpipeline.operator.desired.Ownership;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.plan.SchemaTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A ConsumerPipeline from a file, that no API server has seen.
 *
 * @param owner with a uid of zeros, as only an API server gives one
 * @param unknown paths of fields that the resource does not have
 * @param schemas those of which the ConfigMap is in the file too
 */
record Manifest(Owner owner, ConsumerPipelineSpec spec, List<String> unknown, SchemaTexts schemas) {
  private static final String NO_UID = "00000000-0000-0000-0000-000000000000";
  // As strict as the API server: a number is no text, and text no number.
  private static final ObjectMapper YAML = YAMLMapper.builder()
      .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
      .withCoercionConfig(LogicalType.Textual, text -> text
          .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
          .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
          .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
      .build();

  /** Every ConsumerPipeline of a file with the ConfigMaps it needs; documents of other kinds are passed over. */
  static List<Manifest> read(String yaml) throws UnreadableManifestException {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      var manifests = new ArrayList<Manifest>();
      var all = documents.readAll();
      for (var document : all) {
        if (document.path("kind").asText().equals(Ownership.KIND)) {
          manifests.add(from(document, all));
        }
      }
      if (manifests.isEmpty()) {
        throw new UnreadableManifestException("it holds no document of kind " + Ownership.KIND);
      }
      return manifests;
    } catch (JsonProcessingException e) {
      throw new UnreadableManifestException(describe(e));
    } catch (IOException e) {
      throw new IllegalStateException("a text can always be read", e);
    }
  }

  private static Manifest from(JsonNode document, List<JsonNode> all)
      throws JsonProcessingException, UnreadableManifestException {
    var name = document.at("/metadata/name").asText();
    if (!document.path("apiVersion").asText().equals(Ownership.API_VERSION) || name.isEmpty()
        || !document.path("spec").isObject()) {
      throw new UnreadableManifestException("a " + Ownership.KIND + " needs apiVersion: " + Ownership.API_VERSION
          + ", metadata.name and spec");
    }
    var spec = YAML.treeToValue(document.get("spec"), ConsumerPipelineSpec.class);
    var owner = new Owner(document.at("/metadata/namespace").asText("default"), name, NO_UID);
    return new Manifest(owner, spec, UnknownFields.of(document.get("spec"), YAML.valueToTree(spec)), schemas(owner, spec, all));
  }

  private static SchemaTexts schemas(Owner owner, ConsumerPipelineSpec spec, List<JsonNode> all) {
    var texts = new HashMap<SchemaReference, String>();
    for (var reference : SchemaTexts.wanted(spec)) {
      all.stream().filter(document -> document.path("kind").asText().equals("ConfigMap"))
          .filter(document -> document.at("/metadata/name").asText().equals(reference.name()))
          .filter(document -> document.at("/metadata/namespace").asText("default").equals(owner.namespace()))
          .map(document -> document.path("data").path(reference.key())).filter(JsonNode::isTextual).findFirst()
          .ifPresent(text -> texts.put(reference, text.asText()));
    }
    return new SchemaTexts(texts);
  }

  private static String describe(JsonProcessingException e) {
    var path = e instanceof JsonMappingException mapping
        ? mapping.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining("."))
        : "";
    var place = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    var what = e.getOriginalMessage().lines().findFirst().orElse("no YAML");
    return path.isEmpty() ? what + place : "spec." + path.replace(".[", "[") + ": " + what;
  }
}
