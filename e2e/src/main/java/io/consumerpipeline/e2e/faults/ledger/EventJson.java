package io.consumerpipeline.e2e.faults.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An event as one flat JSON object. Safe for use by several threads. */
public final class EventJson {
  static final String PAYLOAD = "payload";
  private static final int FIELDS = 7;
  private static final JsonFactory JSON = JsonFactory.builder()
      .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
      .build();

  private EventJson() {}

  static byte[] write(Event event) {
    return write(event, json -> json.writeStringField(PAYLOAD, event.payload()));
  }

  /** The object with other fields than the payload at its end. */
  static byte[] write(Event event, LastFields last) {
    var bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("run", event.place().run());
      json.writeNumberField("partition", event.place().partition());
      json.writeNumberField("index", event.place().index());
      json.writeStringField("key", event.key());
      json.writeNumberField("sequence", event.sequence());
      json.writeStringField("sha256", event.sha256());
      last.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written to", e);
    }
    return bytes.toByteArray();
  }

  /** The event that a text holds, with its fields in any order; nothing if a field lacks, is too many or of another type. */
  public static Optional<Event> read(String text) {
    Map<String, String> strings = new HashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        switch (json.nextToken()) {
          case VALUE_STRING -> strings.put(name, json.getText());
          case VALUE_NUMBER_INT -> numbers.put(name, json.getLongValue());
          default -> {
            return Optional.empty();
          }
        }
      }
      return json.nextToken() == null ? event(strings, numbers) : Optional.empty();
    } catch (IOException | ArithmeticException e) {
      return Optional.empty(); // that it is no event is the answer
    }
  }

  private static Optional<Event> event(Map<String, String> strings, Map<String, Long> numbers) {
    String run = strings.get("run");
    String key = strings.get("key");
    String payload = strings.get(PAYLOAD);
    String sha256 = strings.get("sha256");
    Long partition = numbers.get("partition");
    Long index = numbers.get("index");
    Long sequence = numbers.get("sequence");
    if (run == null || key == null || payload == null || sha256 == null || partition == null || index == null || sequence == null
        || strings.size() + numbers.size() > FIELDS) {
      return Optional.empty();
    }
    return Optional.of(new Event(new Place(run, Math.toIntExact(partition), index), key, sequence, payload, sha256));
  }

  /** What follows the fields that every event has. */
  @FunctionalInterface
  interface LastFields {
    void write(JsonGenerator json) throws IOException;
  }
}
