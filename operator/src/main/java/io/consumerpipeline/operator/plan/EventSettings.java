package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.EventType;
import io.consumerpipeline.api.Events;
import io.consumerpipeline.api.SchemaReference;
import io.consumerpipeline.api.UnknownType;
import io.consumerpipeline.contract.RuntimeConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which events are good, with defaults. A schema becomes a file beside the configuration that is named after its content: another
 * content is another configuration, so that pods start anew; and a pod that starts while somebody breaks the ConfigMap of the schema
 * still finds the one that was checked.
 */
final class EventSettings {
  private static final int DIGITS = 16;

  private EventSettings() {}

  static RuntimeConfig.Events of(@Nullable Events events, SchemaTexts schemas) {
    var written = requireNonNullElse(events, new Events(null, null, null, null, null));
    return new RuntimeConfig.Events(requireNonNullElse(written.requiredFields(), List.<String>of()),
        RuntimeSettings.bytes(written.maxBytes(), "1Mi"), requireNonNullElse(written.typeField(), ""),
        requireNonNullElse(written.types(), List.<EventType>of()).stream().map(type -> type(type, schemas)).toList(),
        switch (requireNonNullElse(written.unknownType(), UnknownType.DeadLetter)) {
          case Accept -> RuntimeConfig.UnknownType.Accept;
          case Skip -> RuntimeConfig.UnknownType.Skip;
          case DeadLetter -> RuntimeConfig.UnknownType.DeadLetter;
        });
  }

  private static RuntimeConfig.EventType type(EventType type, SchemaTexts schemas) {
    return new RuntimeConfig.EventType(type.name(), requireNonNullElse(type.requiredFields(), List.<String>of()),
        schemaFile(type.schemaRef(), schemas));
  }

  private static String schemaFile(@Nullable SchemaReference reference, SchemaTexts schemas) {
    var text = reference == null ? null : schemas.byReference().get(reference);
    return text == null ? "" : RuntimeSettings.CONFIG_DIRECTORY + "/" + fileName(text);
  }

  /** The files, by their names. */
  static Map<String, String> schemaFiles(SchemaTexts schemas) {
    var files = new TreeMap<String, String>();
    schemas.byReference().values().forEach(text -> files.put(fileName(text), text));
    return files;
  }

  private static String fileName(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "schema-" + HexFormat.of().formatHex(digest).substring(0, DIGITS) + ".json";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
