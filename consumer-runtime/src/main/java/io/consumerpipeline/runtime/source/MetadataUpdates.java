package io.consumerpipeline.runtime.source;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts how often the consumer has learned anew what the cluster is like. In kafka-clients 4.3.1 a fetch names the topic by its id, and
 * only with new metadata does it begin to name another: it then reads on at the same offset of a topic that was created anew, without
 * a word. The client tells of new metadata only to those of its parts that are made by its user, of which the deserializer is one.
 */
final class MetadataUpdates extends ByteArrayDeserializer implements ClusterResourceListener {
  private final AtomicLong count = new AtomicLong();

  @Override
  public void onUpdate(ClusterResource cluster) {
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }
}
