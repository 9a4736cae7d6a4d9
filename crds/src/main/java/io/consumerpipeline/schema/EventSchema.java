package io.consumerpipeline.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.consumerpipeline.contract.DeadLetterReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A JSON Schema 2020-12, ready to judge events. Formats are checked, not only noted. Nothing is ever fetched: the schema must be
 * whole in itself. Safe for use by several threads.
 */
public final class EventSchema {
  private static final int DEEPEST = 64;
  private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
      .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();
  /** Size, depth and double keys of an event are checked before. */
  private static final ObjectMapper EVENTS = JsonMapper.builder(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE).build())
      .build())
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .nodeFactory(new BoundedNumbers())
      .build();
  private static final SchemaRegistryConfig SETTINGS = SchemaRegistryConfig.builder()
      .formatAssertionsEnabled(true)
      .losslessNarrowing(true)
      .failFast(true)
      .regularExpressionFactory(new LinearPatterns())
      .build();

  private final Schema schema;

  private EventSchema(Schema schema) {
    this.schema = schema;
  }

  /** Makes one from its text, or says why it cannot be used. */
  public static EventSchema compile(String text) throws UnusableSchemaException {
    ObjectNode root = parse(text);
    SchemaReview.of(root);
    refuseIfMalformed(root);
    root.remove("$id");
    try {
      var compiled = new EventSchema(registry().getSchema(root));
      compiled.schema.validate(JSON.createObjectNode());
      return compiled;
    } catch (SchemaException e) {
      throw new UnusableSchemaException("it cannot be used: " + Shown.cut(String.valueOf(e.getMessage())));
    } catch (StackOverflowError e) {
      throw new UnusableSchemaException("it refers to itself without end: a $ref must lead to something smaller than itself");
    }
  }

  private static ObjectNode parse(String text) throws UnusableSchemaException {
    try {
      if (JSON.readTree(text) instanceof ObjectNode root) {
        return root;
      }
      throw new UnusableSchemaException("it is no JSON object: write a JSON Schema such as {\"type\": \"object\"}");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new UnusableSchemaException("it is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse("")
          + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"));
    }
  }

  /** By the schema of schemas, which comes with the validator. */
  private static void refuseIfMalformed(JsonNode root) throws UnusableSchemaException {
    Schema schemas = registry().getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    List<Error> errors = schemas.validate(root);
    if (!errors.isEmpty()) {
      Violation first = Breach.of(errors.getFirst());
      throw new UnusableSchemaException(
          "it is no JSON Schema 2020-12: " + first.message().replace("the schema says", "allowed is"));
    }
  }

  /** One for each schema, so that what several define under one name never meets; it knows no way to fetch anything. */
  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemaRegistryConfig(SETTINGS));
  }

  /** The first thing that is wrong with an event, which is known to be one JSON object. */
  public Optional<Violation> check(byte[] event) {
    try {
      return schema.validate(EVENTS.readTree(event)).stream().findFirst().map(Breach::of);
    } catch (BoundedNumbers.TooLongNumberException | StreamConstraintsException e) {
      return Optional.of(
          new Violation(DeadLetterReason.OutOfRange, null, "a number has more than 1000 digits, which no schema is asked about"));
    } catch (IOException e) {
      return Optional.of(new Violation(DeadLetterReason.Decode, null, "the value is no JSON that a schema can be asked about"));
    } catch (StackOverflowError | SchemaException e) {
      return Optional
          .of(new Violation(DeadLetterReason.WrongType, null, "the schema comes to no end for this event: correct its $ref"));
    }
  }

  /** The same for a text. */
  public Optional<Violation> check(String event) {
    return check(event.getBytes(StandardCharsets.UTF_8));
  }
}
