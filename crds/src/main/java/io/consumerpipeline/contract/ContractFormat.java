package io.consumerpipeline.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * How the contract is written: {@link RuntimeConfig} as YAML, {@link RuntimeStatus} as JSON. Safe for use by several threads.
 *
 * <p>A configuration with an unknown key is refused, because it comes from people too; a status with an unknown key is read,
 * because pods of the next version report to this operator during an upgrade.
 */
public final class ContractFormat {
  private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
      .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
      // A kind of login would be a tag, which nobody writes by hand.
      .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
      .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
      .build())
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .build();

  private static final ObjectMapper JSON = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .build();

  private ContractFormat() {}

  /** The document that the ConfigMap holds. */
  public static String toYaml(RuntimeConfig config) {
    try {
      return YAML.writeValueAsString(config);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a configuration of records and strings can always be written", e);
    }
  }

  /** Reads what {@link #toYaml} wrote, or what a person did. */
  public static RuntimeConfig configFromYaml(String yaml) throws ContractException {
    try {
      return YAML.readValue(yaml, RuntimeConfig.class);
    } catch (JsonProcessingException e) {
      throw new ContractException(e);
    }
  }

  /** The answer of {@code /status}. */
  public static String toJson(RuntimeStatus status) {
    try {
      return JSON.writeValueAsString(status);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a status of records and strings can always be written", e);
    }
  }

  /** Reads the answer of {@code /status}. */
  public static RuntimeStatus statusFromJson(String json) throws ContractException {
    try {
      return JSON.readValue(json, RuntimeStatus.class);
    } catch (JsonProcessingException e) {
      throw new ContractException(e);
    }
  }
}
