package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which events are good; all others become dead letters. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "has(self.typeField) == has(self.types)", message = "typeField and types belong together: write in typeField the path that holds an event's type, and in types the types there are")
@ValidationRule(value = "has(self.types) || !has(self.unknownType)", message = "unknownType needs typeField and types: without them no type is unknown")
public record Events(
  @JsonPropertyDescription("Fields, as paths a.b.c, that every event must have with a value other than null.")
  @Size(max = 64) @Nullable List<@Size(min = 1, max = 255) @Pattern("^[^.$\\x00][^.\\x00]*(\\.[^.\\x00]+)*$") String> requiredFields,
  @JsonPropertyDescription("The largest value of a record that is accepted, from 1Ki to 64Mi; a larger one is a dead letter. Default: 1Mi.")
  @Size(min = 1, max = 20) @Pattern("^[0-9]+(Ki|Mi)?$") @Nullable String maxBytes,
  @JsonPropertyDescription("The field, as a path a.b.c, that holds the type of an event. An event without it is a dead letter.")
  @Size(min = 1, max = 255) @Pattern("^[^.$\\x00][^.\\x00]*(\\.[^.\\x00]+)*$") @Nullable String typeField,
  @JsonPropertyDescription("The types of events, and what each of them must have.")
  @Size(min = 1, max = 64) @Nullable List<EventType> types,
  @JsonPropertyDescription("What becomes of an event of another type: Accept stores it, Skip counts it as skipped and keeps nothing, DeadLetter sets it aside. Default: DeadLetter.")
  @Nullable UnknownType unknownType) {}
