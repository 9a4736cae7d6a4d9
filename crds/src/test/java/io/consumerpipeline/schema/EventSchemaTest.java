package io.consumerpipeline.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.consumerpipeline.contract.DeadLetterReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventSchemaTest {
  private static final String ORDER = """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.com/order", "type": "object",
       "required": ["id"], "additionalProperties": false,
       "properties": {
         "id": {"type": "string", "maxLength": 5, "minLength": 2, "pattern": "^[a-z]"},
         "n": {"type": "integer", "minimum": 1, "maximum": 10},
         "price": {"multipleOf": 0.01},
         "kind": {"enum": ["a", "b"]},
         "fixed": {"const": 7},
         "at": {"type": "string", "format": "date-time"},
         "lines": {"type": "array", "maxItems": 2, "uniqueItems": true, "items": {"$ref": "#/$defs/line"}}},
       "$defs": {"line": {"type": "object", "required": ["sku"], "properties": {"sku": {"type": "string"}, "parent": {"$ref": "#/$defs/line"}}}}}""";

  @ParameterizedTest
  @CsvSource(delimiter = '~', nullValues = "-", value = {
      "{} ~ MissingField ~ id ~ the schema requires the field id, which is absent",
      "{'id':7} ~ WrongType ~ id ~ the field id is 7; the schema says type string",
      "{'id':'abcdef'} ~ TooLong ~ id ~ the field id is 'abcdef'; the schema says maxLength 5",
      "{'id':'a'} ~ OutOfRange ~ id ~ the field id is 'a'; the schema says minLength 2",
      "{'id':'A1'} ~ WrongType ~ id ~ the field id is 'A1'; the schema says pattern ^[a-z]",
      "{'id':'ab','n':11} ~ OutOfRange ~ n ~ the field n is 11; the schema says maximum 10",
      "{'id':'ab','n':0} ~ OutOfRange ~ n ~ the field n is 0; the schema says minimum 1",
      "{'id':'ab','n':1.5} ~ WrongType ~ n ~ the field n is 1.5; the schema says type integer",
      "{'id':'ab','price':1.001} ~ OutOfRange ~ price ~ the field price is 1.001; the schema says multipleOf 0.01",
      "{'id':'ab','kind':'c'} ~ WrongType ~ kind ~ the field kind is 'c'; the schema says enum a, b",
      "{'id':'ab','fixed':8} ~ WrongType ~ fixed ~ the field fixed is 8; the schema says const 7",
      "{'id':'ab','at':'yesterday'} ~ WrongType ~ at ~ the field at is 'yesterday'; the schema says format date-time",
      "{'id':'ab','more':1} ~ WrongType ~ more ~ the field more is not allowed; the schema says additionalProperties false",
      "{'id':'ab','lines':[{'sku':'x'},{'sku':1}]} ~ WrongType ~ lines.1.sku ~ the field lines.1.sku is 1; the schema says type string",
      "{'id':'ab','lines':[{'sku':'x','parent':{}}]} ~ MissingField ~ lines.0.parent.sku ~ the schema requires the field lines.0.parent.sku, which is absent",
      "{'id':'ab','lines':[1,2,3]} ~ OutOfRange ~ lines ~ the field lines is an array; the schema says maxItems 2",
      "{'id':'ab','lines':null} ~ WrongType ~ lines ~ the field lines is null; the schema says type array",
      "{'id':'ab','n':1e999999999} ~ OutOfRange ~ - ~ a number has more than 1000 digits, which no schema is asked about"})
  void aBadEventHasAReasonAFieldAndTheBeginningOfAValue(String event, DeadLetterReason reason, String field, String message)
      throws Exception {
    var violation = EventSchema.compile(ORDER).check(event.replace('\'', '"')).orElseThrow();

    assertThat(violation)
        .isEqualTo(new Violation(reason, field, message.replace("'", "\"")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {
      "{'id':'ab'}",
      "{'id':'ab','n':2.0,'price':19.99,'kind':'a','fixed':7,'at':'2026-11-21T09:12:04Z','lines':[{'sku':'x','parent':{'sku':'y'}}]}"})
  void aGoodEventHasNothing(String event) throws Exception {
    assertThat(EventSchema.compile(ORDER).check(event.replace('\'', '"'))).isEmpty();
  }

  @Test
  void aMessageShowsTheBeginningOfALongValueOnly() throws Exception {
    var violation = EventSchema.compile("{\"properties\": {\"a\": {\"maxLength\": 3}}}")
        .check("{\"a\": \"" + "secret".repeat(1000) + "\"}")
        .orElseThrow();

    assertThat(violation.message()).hasSizeLessThan(120).contains("secretsecret").contains("…");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {
      "{'type': ~ it is no JSON:",
      "[] ~ it is no JSON object: write a JSON Schema such as",
      "{'type':'object','type':'string'} ~ it is no JSON: Duplicate field 'type'",
      "{'type':'thing'} ~ it is no JSON Schema 2020-12: the field type is 'thing'",
      "{'maximum':'ten'} ~ it is no JSON Schema 2020-12: the field maximum is 'ten'",
      "{'required':'id'} ~ it is no JSON Schema 2020-12: the field required is 'id'",
      "{'$schema':'http://json-schema.org/draft-07/schema#'} ~ its $schema is 'http://json-schema.org/draft-07/schema#': write https://",
      "{'$ref':'https://example.com/other.json'} ~ at /$ref it refers to 'https://example.com/other.json', and nothing is ever fetched",
      "{'properties':{'a':{'$ref':'other.json#/x'}}} ~ at /properties/a/$ref it refers to 'other.json#/x', and nothing is ever fetched",
      "{'$ref':'classpath:logback.xml'} ~ at /$ref it refers to 'classpath:logback.xml', and nothing is ever fetched",
      "{'$ref':'#/$defs/none'} ~ at /$ref it refers to '#/$defs/none', which is not in it",
      "{'$defs':{'a':{'$id':'https://example.com/a'}}} ~ at /$defs/a/$id it begins a schema of another name",
      "{'$ref':'#'} ~ it refers to itself without end",
      "{'pattern':'(?=a)b'} ~ at /pattern is a pattern that RE2 does not know",
      "{'patternProperties':{'(a)\\\\1':true}} ~ at /patternProperties is a pattern that RE2 does not know"})
  void aSchemaThatCannotBeUsedSaysWhy(String schema, String message) {
    assertThatThrownBy(() -> EventSchema.compile(schema.replace('\'', '"'))).isInstanceOf(UnusableSchemaException.class)
        .hasMessageStartingWith(message.contains("Duplicate") ? message : message.replace('\'', '"'))
        .hasMessageNotContaining("\n");
  }

  @Test
  void aPatternTakesNoLongerForATextThatWasMadeForIt() throws Exception {
    var schema = EventSchema.compile("{\"properties\": {\"a\": {\"pattern\": \"^(a+)+$\"}}}");

    var violation = assertTimeoutPreemptively(Duration.ofSeconds(5),
        () -> schema.check("{\"a\": \"" + "a".repeat(100_000) + "!\"}"));

    assertThat(violation).isPresent();
  }

  @Test
  void anEventThatSendsASchemaInCirclesIsRefusedAndNothingElseHappens() throws Exception {
    var schema = EventSchema.compile(
        """
            {"properties": {"a": {"$ref": "#/$defs/x"}}, "$defs": {"x": {"allOf": [{"$ref": "#/$defs/y"}]}, "y": {"allOf": [{"$ref": "#/$defs/x"}]}}}""");

    assertThat(schema.check("{}")).isEmpty();
    assertThat(schema.check("{\"a\": 1}").orElseThrow().message()).startsWith("the schema comes to no end for this event");
  }
}
