package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of events, and what an event of it must have beyond what all events must. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "!has(self.requiredFields) || !has(self.schemaRef)", message = "write either requiredFields or schemaRef: a schema says itself what is required")
public record EventType(
  @JsonPropertyDescription("The type, in exactly the spelling that events have.")
  @Required @Size(min = 1, max = 255) @Pattern("^[^\\x00-\\x1f\\x7f]+$") String name,
  @JsonPropertyDescription("Fields, as paths a.b.c, that an event of this type must have with a value other than null.")
  @Size(min = 1, max = 64) @Nullable List<@Size(min = 1, max = 255) @Pattern("^[^.$\\x00][^.\\x00]*(\\.[^.\\x00]+)*$") String> requiredFields,
  @JsonPropertyDescription("A JSON Schema 2020-12 that every event of this type must obey, instead of requiredFields.")
  @Nullable SchemaReference schemaRef) {}
