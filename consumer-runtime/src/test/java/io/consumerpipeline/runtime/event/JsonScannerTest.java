package io.consumerpipeline.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
  private static final JsonFactory REFERENCE = JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
      .build();

  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {
      "{\"a\":{\"b\":{\"c\":\"x\\u0041\\/y\"}}} ~ a.b.c ~ xA/y",
      "{\"a\" : [1, 2.50 ,{}] } ~ a ~ [1, 2.50 ,{}]",
      "{\"z\":1,\"a\":-0.5e+10} ~ a ~ -0.5e+10",
      "{\"\\u0061\":true} ~ a ~ true",
      "{\"a.b\":1,\"a\":{\"b\":2}} ~ a.b ~ 2",
      "{\"a\":\"\\ud83d\\ude00é\"} ~ a ~ 😀é",
      "{\"a\":{}} ~ a ~ {}"})
  void aFieldIsFoundByItsPath(String json, String path, String expected) throws Exception {
    // Given
    var tree = FieldTree.of(List.of(path));
    var fields = new Fields(1);
    byte[] document = json.getBytes(StandardCharsets.UTF_8);

    // When
    new JsonScanner(tree, fields).scan(document);

    // Then
    var field = new Field();
    fields.load(0, document, field);
    assertThat(field.string()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{\"x\":{\"a\":1,\"\\u0061\":2}}", "[]", "", "{", "{\"a\":01}", "{\"a\":1.}",
      "{\"a\":.5}", "{\"a\":+1}",
      "{\"a\":'x'}", "{\"a\":tru}", "{\"a\":1}}", "{\"a\":1,}", "{a:1}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\t\"}",
      "\uFEFF{}", "{\"a\" 1}",
      "{\"a\":NaN}", "{\"a\":[1 2]}", "{\"a\":\"x}"})
  void whatIsNoObjectIsRefused(String json) {
    assertThatThrownBy(() -> scan(json.getBytes(StandardCharsets.UTF_8))).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void nestingBeyond64LevelsIsRefused() throws Exception {
    // Given
    String good = "{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}";
    String bad = "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}";

    // When, Then
    scan(good.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> scan(bad.getBytes(StandardCharsets.UTF_8))).hasMessageContaining("deeper than 64");
  }

  @Test
  void aDoubleKeyIsFoundAmongThousands() {
    // Given
    var json = new StringBuilder("{");
    for (int i = 0; i < 5000; i++) {
      json.append("\"key").append(i).append("\":").append(i).append(',');
    }
    json.append("\"key17\":0}");

    // When, Then
    assertThatThrownBy(() -> scan(json.toString().getBytes(StandardCharsets.UTF_8))).hasMessageContaining("comes twice");
  }

  @Test
  void marksTellWhatPostgresqlCannotHold() throws Exception {
    assertThat(scan("{\"a\":\"\\u0000\"}".getBytes(StandardCharsets.UTF_8)) & Field.NUL).isNotZero();
    assertThat(scan("{\"a\":[\"\\ud800\"]}".getBytes(StandardCharsets.UTF_8)) & Field.HALF_PAIR).isNotZero();
    assertThat(scan("{\"\\udc00\":1}".getBytes(StandardCharsets.UTF_8)) & Field.HALF_PAIR).isNotZero();
    assertThat(scan("{\"a\":\"\\ud83d\\ude00\"}".getBytes(StandardCharsets.UTF_8)) & (Field.NUL | Field.HALF_PAIR)).isZero();
  }

  @Test
  void whatJacksonTakesIsTakenAndNothingElse() throws Exception {
    // Given
    var random = new SplittableRandom(20261124);
    byte[] seed = """
        {"id":"5f0c\\u00e9\\ud83d\\ude00","n":[1,-2.5e3,0,{"x":null,"y":true}],"s":"é€😀 \\"q\\" \\\\","o":{"a":{"b":{}}},"f":false}"""
        .getBytes(StandardCharsets.UTF_8);
    byte[] alphabet = "{}[]\",:\\u0aé1-+.e truefalsn\n".getBytes(StandardCharsets.UTF_8);

    // When
    int taken = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] mutated = mutate(seed, alphabet, random);
      boolean ours = accepts(mutated);
      taken += ours ? 1 : 0;

      // Then
      if (ours != reference(mutated)) {
        throw new AssertionError("ours " + ours + ", Jackson differs: " + new String(mutated, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(taken).isBetween(5_000, 195_000);
  }

  @Test
  void whatWasReadBeforeChangesNothing() throws Exception {
    // Given few keys in many shapes, so that events often begin alike and then differ
    var random = new SplittableRandom(20261128);
    var tree = FieldTree.of(List.of("a", "b", "a.b", "b.a", "c.a"));
    var oldFields = new Fields(5);
    var experienced = new JsonScanner(tree, oldFields);

    // When
    int taken = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] json = object(random, 1).getBytes(StandardCharsets.UTF_8);
      boolean ours = accepts(experienced, json);
      taken += ours ? 1 : 0;

      // Then
      assertThat(ours).as(new String(json, StandardCharsets.UTF_8)).isEqualTo(reference(json));
      if (ours) {
        var newFields = new Fields(5);
        new JsonScanner(tree, newFields).scan(json);
        assertThat(shown(oldFields, json)).isEqualTo(shown(newFields, json));
      }
    }
    assertThat(taken).isBetween(20_000, 80_000);
  }

  private static String object(SplittableRandom random, int depth) {
    var members = new StringJoiner(",", "{", "}");
    for (int n = random.nextInt(4); n > 0; n--) {
      members.add(List.of("\"a\":", "\"b\":", "\"c\":", "\"\\u0061\":", "\"\\\"a\":", "\"a:")
          .get(random.nextInt(random.nextInt(8) == 0 ? 6 : 3))
          + value(random, depth));
    }
    return members.toString();
  }

  private static String value(SplittableRandom random, int depth) {
    return switch (depth > 3 ? 0 : random.nextInt(4)) {
      case 1 -> object(random, depth + 1);
      case 2 -> "[" + object(random, depth + 1) + "," + object(random, depth + 1) + "]";
      case 3 -> "\"a\"";
      default -> Integer.toString(random.nextInt(100));
    };
  }

  private static List<String> shown(Fields fields, byte[] json) {
    return IntStream.range(0, 5).mapToObj(slot -> {
      var field = new Field();
      fields.load(slot, json, field);
      return field.kind() + " " + (field.kind().isNothing() ? "" : field.jsonFrom() + " " + field.string());
    }).toList();
  }

  private static byte[] mutate(byte[] seed, byte[] alphabet, SplittableRandom random) {
    byte[] mutated = seed.clone();
    for (int k = random.nextInt(3); k >= 0; k--) {
      int at = random.nextInt(mutated.length);
      mutated[at] = random.nextInt(8) == 0 ? (byte) random.nextInt() : alphabet[random.nextInt(alphabet.length)];
    }
    return mutated;
  }

  private static boolean accepts(byte[] json) {
    return accepts(new JsonScanner(FieldTree.of(List.of("a.b", "n")), new Fields(2)), json);
  }

  private static boolean accepts(JsonScanner scanner, byte[] json) {
    try {
      scanner.scan(json);
      return true;
    } catch (MalformedJsonException e) {
      return false;
    }
  }

  private static int scan(byte[] json) throws MalformedJsonException {
    return new JsonScanner(FieldTree.of(List.of("a.b", "n")), new Fields(2)).scan(json);
  }

  /** Jackson lets some malformed UTF-8 pass, so that is looked at apart. */
  private static boolean reference(byte[] json) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
    } catch (CharacterCodingException e) {
      return false;
    }
    try (JsonParser parser = REFERENCE.createParser(new String(json, StandardCharsets.UTF_8))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
