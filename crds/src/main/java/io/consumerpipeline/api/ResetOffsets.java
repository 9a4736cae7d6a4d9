package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading on from elsewhere, once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "(self.to == 'Timestamp') == has(self.timestamp)", message = "timestamp and to: Timestamp belong together: write both, for example timestamp: 2026-11-21T00:00:00Z, or neither")
@ValidationRule(value = "(self.to == 'Offsets') == has(self.offsets)", message = "offsets and to: Offsets belong together: write both, for example offsets: [{partition: 0, offset: 100}], or neither")
public record ResetOffsets(
  @JsonPropertyDescription("Any word. Each new one resets the positions once; the sink remembers which were done.")
  @Required @Size(min = 1, max = 63) @Pattern("^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$") String nonce,
  @JsonPropertyDescription("Where to: Earliest, Latest, Timestamp or Offsets. Rows that are stored already stay, so that going back stores records again.")
  @Required To to,
  @JsonPropertyDescription("With to: Timestamp, the time of the first record to read, in RFC 3339, for example 2026-11-21T00:00:00Z.")
  @Size(min = 20, max = 35) @Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$") @Nullable String timestamp,
  @JsonPropertyDescription("With to: Offsets, the next offset to read of each partition that is listed; the others keep their position.")
  @Size(min = 1, max = 1000) @Nullable List<PartitionOffset> offsets) {

  /** Kinds of places. */
  public enum To {
    Earliest, Latest, Timestamp, Offsets
  }

  /** A place in a partition. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record PartitionOffset(
    @JsonPropertyDescription("The partition's number.")
    @Required @Min(0) @Max(1_000_000) Integer partition,
    @JsonPropertyDescription("The next offset to read; it must lie within what the partition holds.")
    @Required @Min(0) Long offset) {}
}
