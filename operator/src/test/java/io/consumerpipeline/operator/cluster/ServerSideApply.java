package io.consumerpipeline.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Server-side apply as far as the tests need it: one entry per manager, lists as one value, no conflicts. */
final class ServerSideApply {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String manager;
  private final String subresource;
  private final ObjectNode applied;
  private final ObjectNode fields;

  ServerSideApply(String manager, String subresource, ObjectNode applied) {
    this.manager = manager;
    this.subresource = subresource;
    this.applied = applied;
    this.fields = fields(applied);
    fields.remove("f:apiVersion");
    fields.remove("f:kind");
    if (fields.get("f:metadata") instanceof ObjectNode metadata) {
      metadata.remove("f:name");
      metadata.remove("f:namespace");
      metadata.remove("f:uid");
      if (metadata.isEmpty()) {
        fields.remove("f:metadata");
      }
    }
  }

  /** A new object. */
  ObjectNode created() {
    var object = applied.deepCopy();
    object.withObject("/metadata").putArray("managedFields").add(entry());
    return object;
  }

  /** The object with what is applied, and without what the manager applied before and does no more. */
  ObjectNode mergedInto(ObjectNode current) {
    var merged = current.deepCopy();
    var managed = merged.withObject("/metadata").withArray("managedFields");
    JsonNode before = null;
    for (Iterator<JsonNode> entries = managed.iterator(); entries.hasNext();) {
      var entry = entries.next();
      if (entry.path("manager").asText().equals(manager) && entry.path("subresource").asText().equals(subresource)) {
        before = entry.get("fieldsV1");
        entries.remove();
      }
    }
    if (before != null) {
      prune(merged, before, fields);
    }
    merge(merged, applied);
    ((ObjectNode) merged.get("metadata")).withArray("managedFields").add(entry());
    return merged;
  }

  private ObjectNode entry() {
    var entry = JSON.createObjectNode().put("manager", manager).put("operation", "Apply")
        .put("apiVersion", applied.path("apiVersion").asText()).put("fieldsType", "FieldsV1");
    if (!subresource.isEmpty()) {
      entry.put("subresource", subresource);
    }
    entry.set("fieldsV1", fields);
    return entry;
  }

  private static ObjectNode fields(JsonNode node) {
    var fields = JSON.createObjectNode();
    node.properties().forEach(property -> fields.set("f:" + property.getKey(), fields(property.getValue())));
    return fields;
  }

  private static void prune(ObjectNode target, JsonNode before, @Nullable JsonNode now) {
    before.properties().forEach(property -> {
      var name = property.getKey().substring(2);
      var kept = now == null ? null : now.get(property.getKey());
      if (kept == null) {
        target.remove(name);
      } else if (target.get(name) instanceof ObjectNode child && !property.getValue().isEmpty()) {
        prune(child, property.getValue(), kept);
      }
    });
  }

  private static void merge(ObjectNode target, ObjectNode applied) {
    applied.properties().forEach(property -> {
      if (property.getValue() instanceof ObjectNode child && target.get(property.getKey()) instanceof ObjectNode existing) {
        merge(existing, child);
      } else {
        target.set(property.getKey(), property.getValue());
      }
    });
  }
}
