package io.consumerpipeline.runtime.source;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;

/**
 * Counts how often the consumer has learned anew what the cluster is like. In kafka-clients 4.3.1 a fetch names the topic by its id, and
 * only with new metadata does it begin to name another: it then reads on at the same offset of a topic that was created anew, without
 * a word. The client tells of new metadata only to those of its parts that are made by its user, of which the deserializer is one.
 */
final class MetadataUpdates extends BoundedBytes implements ClusterResourceListener {
  private final AtomicLong count = new AtomicLong();

  MetadataUpdates(long largest, LongPredicate room) {
    super(largest, room);
  }

  @Override
  public void onUpdate(ClusterResource cluster) {
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }
}
