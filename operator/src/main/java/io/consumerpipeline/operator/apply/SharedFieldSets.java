package io.consumerpipeline.operator.apply;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.Serial;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Reads {@code metadata.managedFields} so that what is equal within them is one object in memory. They are a map per field of every
 * cached object, empty for a leaf: of a thousand pipelines half a million, 60 MB, and nearly all of them the same.
 * They cannot be left out, as server-side apply is compared by them. Safe for use by several threads; what is read cannot be changed.
 */
public final class SharedFieldSets extends StdDeserializer<FieldsV1> {
  @Serial
  private static final long serialVersionUID = 1;
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final transient Map<Map<String, Object>, WeakReference<Map<String, Object>>> known = new WeakHashMap<>();

  private SharedFieldSets() {
    super(FieldsV1.class);
  }

  /** How a client is to read and write. */
  public static KubernetesSerialization serialization() {
    var mapper = new ObjectMapper();
    mapper.registerModule(new SimpleModule().addDeserializer(FieldsV1.class, new SharedFieldSets()));
    return new KubernetesSerialization(mapper, true);
  }

  @Override
  public FieldsV1 deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    var fields = new FieldsV1();
    fields.setAdditionalProperties(shared(parser.getCodec().readValue(parser, FIELDS)));
    return fields;
  }

  @SuppressWarnings("unchecked") // keys in JSON are strings
  private Map<String, Object> shared(Map<String, Object> fields) {
    fields.replaceAll((_, below) -> below instanceof Map<?, ?> more ? shared((Map<String, Object>) more) : below);
    synchronized (known) {
      var same = known.get(fields);
      var shared = same == null ? null : same.get();
      if (shared == null) {
        shared = Collections.unmodifiableMap(fields);
        known.put(shared, new WeakReference<>(shared));
      }
      return shared;
    }
  }
}
