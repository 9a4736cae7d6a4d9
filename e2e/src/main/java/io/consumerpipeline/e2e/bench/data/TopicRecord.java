package io.consumerpipeline.e2e.bench.data;

import java.nio.charset.StandardCharsets;

/** An event at its place in a topic. */
public record TopicRecord(String topic, int partition, long offset, SalesEvent event) {
  /** The event's id. */
  public byte[] key() {
    return event.id().toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The event as JSON. */
  public byte[] value() {
    return event.content().compact().getBytes(StandardCharsets.UTF_8);
  }

  /** Milliseconds since 1970. */
  public long timestamp() {
    return event.time().toEpochMilli();
  }
}
