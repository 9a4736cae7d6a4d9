package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A document in a ConfigMap of the resource's own namespace; there is no way to name another one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record SchemaReference(
  @JsonPropertyDescription("The ConfigMap's name.")
  @Required @Size(min = 1, max = 253) @Pattern("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$") String name,
  @JsonPropertyDescription("The key that holds the JSON Schema.")
  @Required @Size(min = 1, max = 253) @Pattern("^[A-Za-z0-9_-][A-Za-z0-9._-]*$") String key) {}
