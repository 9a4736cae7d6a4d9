package io.consumerpipeline.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashSet;
import java.util.Set;

/** What a schema may hold beyond the grammar of JSON Schema: nothing outside its own text, no pattern that RE2 does not know. */
final class SchemaReview {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final JsonNode root;
  private final Set<String> anchors = new HashSet<>();

  private SchemaReview(JsonNode root) {
    this.root = root;
  }

  static void of(JsonNode root) throws UnusableSchemaException {
    JsonNode dialect = root.path("$schema");
    if (!dialect.isMissingNode() && !dialect.asText().replaceAll("#$", "").equals(DIALECT)) {
      throw new UnusableSchemaException("its $schema is " + Shown.of(dialect) + ": write " + DIALECT + ", or leave it out");
    }
    var review = new SchemaReview(root);
    review.collectAnchors(root);
    review.visit(root, "");
  }

  private void collectAnchors(JsonNode node) {
    for (String keyword : new String[]{"$anchor", "$dynamicAnchor"}) {
      if (node.path(keyword).isTextual()) {
        anchors.add("#" + node.path(keyword).asText());
      }
    }
    node.forEach(this::collectAnchors);
  }

  /** Keywords are told from properties of the same name by their value: a schema of a property is never text. */
  private void visit(JsonNode node, String path) throws UnusableSchemaException {
    for (var field : node.properties()) {
      String here = path + "/" + field.getKey();
      JsonNode value = field.getValue();
      switch (field.getKey()) {
        case "$ref", "$dynamicRef" -> reference(value, here);
        case "$id" -> identifier(value, path, here);
        case "pattern" -> pattern(value.isTextual() ? value.asText() : "", here);
        case "patternProperties" -> {
          for (var property : value.properties()) {
            pattern(property.getKey(), here);
          }
        }
        default -> {
        }
      }
      visit(value, here);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        visit(node.get(i), path + "/" + i);
      }
    }
  }

  private void reference(JsonNode value, String here) throws UnusableSchemaException {
    if (!value.isTextual()) {
      return;
    }
    String target = value.asText();
    if (!target.startsWith("#")) {
      throw new UnusableSchemaException("at " + here + " it refers to " + Shown.of(value)
          + ", and nothing is ever fetched: copy that schema into its own $defs and refer to #/$defs/NAME");
    }
    boolean known = target.equals("#") || anchors.contains(target)
        || (target.startsWith("#/") && !root.at(target.substring(1).replace("%24", "$")).isMissingNode());
    if (!known) {
      throw new UnusableSchemaException(
          "at " + here + " it refers to " + Shown.of(value) + ", which is not in it: correct the reference");
    }
  }

  /** Below the root it would change what the references beneath it mean. */
  private static void identifier(JsonNode value, String path, String here) throws UnusableSchemaException {
    if (value.isTextual() && !path.isEmpty()) {
      throw new UnusableSchemaException(
          "at " + here + " it begins a schema of another name: leave $id out and refer to #/$defs/NAME");
    }
  }

  private static void pattern(String pattern, String here) throws UnusableSchemaException {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new UnusableSchemaException("at " + here + " is a pattern that RE2 does not know (" + e.getDescription() + " in "
          + Shown.of(e.getPattern()) + "): write it without lookaround and backreference");
    }
  }
}
