package io.consumerpipeline.runtime.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a value, as JSON that PostgreSQL takes: bytes that are no text show as U+FFFD, as does U+0000. A header that
 * comes several times is a list of its values in order.
 */
public final class RecordJson {
  private static final JsonFactory JSON = new JsonFactory();

  private RecordJson() {}

  /** The headers as one object. */
  public static byte[] headers(ConsumerRecord<byte[], byte[]> record) {
    return write(json -> headers(json, record));
  }

  /** Topic, partition, offset, key, timestamp and headers as one object. */
  static byte[] metadata(ConsumerRecord<byte[], byte[]> record) {
    return write(json -> {
      json.writeStartObject();
      json.writeStringField("topic", record.topic());
      json.writeNumberField("partition", record.partition());
      json.writeNumberField("offset", record.offset());
      json.writeFieldName("key");
      text(json, record.key());
      json.writeFieldName("timestamp");
      if (record.timestamp() < 0) {
        json.writeNull();
      } else {
        json.writeString(Instant.ofEpochMilli(record.timestamp()).toString());
      }
      json.writeFieldName("headers");
      headers(json, record);
      json.writeEndObject();
    });
  }

  static byte[] quote(String text) {
    byte[] escaped = JsonStringEncoder.getInstance().quoteAsUTF8(text);
    byte[] quoted = new byte[escaped.length + 2];
    quoted[0] = '"';
    System.arraycopy(escaped, 0, quoted, 1, escaped.length);
    quoted[quoted.length - 1] = '"';
    return quoted;
  }

  private static void headers(JsonGenerator json, ConsumerRecord<byte[], byte[]> record) throws IOException {
    Map<String, List<Header>> byName = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      byName.computeIfAbsent(header.key().replace('\0', '\uFFFD'), name -> new ArrayList<>(1)).add(header);
    }
    json.writeStartObject();
    for (var entry : byName.entrySet()) {
      json.writeFieldName(entry.getKey());
      values(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static void values(JsonGenerator json, List<Header> headers) throws IOException {
    if (headers.size() == 1) {
      text(json, headers.getFirst().value());
      return;
    }
    json.writeStartArray();
    for (Header header : headers) {
      text(json, header.value());
    }
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      json.writeNull();
    } else {
      json.writeString(Utf8.lenient(bytes));
    }
  }

  private static byte[] write(Content content) {
    var bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written to", e);
    }
    return bytes.toByteArray();
  }

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }
}
