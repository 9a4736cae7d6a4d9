package io.consumerpipeline.runtime.event;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.schema.EventSchema;
import io.consumerpipeline.schema.UnusableSchemaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A declared type, and what its events must have. Safe for use by several threads. */
public final class EventType {
  private final String name;
  private final byte[] text;
  private final List<String> requiredFields;
  private final @Nullable EventSchema schema;

  /** A type with required fields or a schema, or neither. */
  EventType(String name, List<String> requiredFields, @Nullable EventSchema schema) {
    this.name = name;
    this.text = name.getBytes(StandardCharsets.UTF_8);
    this.requiredFields = List.copyOf(requiredFields);
    this.schema = schema;
  }

  /** As configured; the schema's file has been checked with the configuration. */
  static EventType of(RuntimeConfig.EventType type) {
    try {
      return new EventType(type.name(), type.requiredFields(), type.schemaFile().isEmpty() ? null : read(type.schemaFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnusableSchemaException e) {
      throw new IllegalStateException(type.schemaFile() + " changed since it was checked", e);
    }
  }

  /** Reads and compiles a schema. */
  public static EventSchema read(String schemaFile) throws IOException, UnusableSchemaException {
    return EventSchema.compile(Files.readString(Path.of(schemaFile)));
  }

  String name() {
    return name;
  }

  List<String> requiredFields() {
    return requiredFields;
  }

  @Nullable
  EventSchema schema() {
    return schema;
  }

  boolean isNamed(Field type) {
    return Arrays.equals(text, 0, text.length, type.text(), type.textFrom(), type.textTo());
  }
}
