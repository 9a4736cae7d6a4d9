package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which events are good; all others become dead letters. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Events(
  @JsonPropertyDescription("Fields, as paths a.b.c, that every event must have with a value other than null.")
  @Size(max = 64) @Nullable List<@Size(min = 1, max = 255) @Pattern("^[^.$\\x00][^.\\x00]*(\\.[^.\\x00]+)*$") String> requiredFields,
  @JsonPropertyDescription("The largest value of a record that is accepted, from 1Ki to 64Mi; a larger one is a dead letter. Default: 1Mi.")
  @Size(min = 1, max = 20) @Pattern("^[0-9]+(Ki|Mi)?$") @Nullable String maxBytes) {}
