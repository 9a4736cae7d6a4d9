package io.consumerpipeline.e2e.bench.data;

/** The records that a topic gets, in the order in which they are sent; offsets are those of a new topic. For one thread. */
public final class TopicRecords {
  private final String topic;
  private final SalesEvents events;
  private final long[] offsets;

  /** The same seed gives the same records. */
  public TopicRecords(String topic, int partitions, long seed) {
    this.topic = topic;
    this.events = new SalesEvents(seed);
    this.offsets = new long[partitions];
  }

  /** The next one. */
  public TopicRecord next() {
    var event = events.next();
    var partition = event.productId() % offsets.length;
    return new TopicRecord(topic, partition, offsets[partition]++, event);
  }
}
