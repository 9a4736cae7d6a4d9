package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.data.Checksum;
import io.consumerpipeline.e2e.bench.data.Poison;
import io.consumerpipeline.e2e.bench.data.Shape;
import io.consumerpipeline.e2e.bench.data.TopicRecords;
import io.consumerpipeline.e2e.process.Broker;

/**
 * A topic of which one record in a hundred can never be stored.
 *
 * @param rows what the table holds afterwards
 * @param letters what the dead-letter table holds afterwards
 */
record PoisonedTopic(String topic, long records, Checksum rows, Checksum letters) {

  /** Fills the topic; returns when all is acknowledged. */
  static PoisonedTopic produce(Broker broker, Shape shape, long records) throws Exception {
    var topic = "sales_poisoned";
    broker.createTopic(topic, Dataset.PARTITIONS);
    var source = new TopicRecords(topic, Dataset.PARTITIONS, Dataset.SEED);
    var rows = Checksum.EMPTY;
    var letters = Checksum.EMPTY;
    try (var sender = new Sender(broker, Sender.Aim.THROUGHPUT)) {
      for (var sent = 0L; sent < records; sent++) {
        var next = source.next();
        var poison = Poison.of(sent);
        sender.send(next, poison.value(next), next.timestamp());
        if (poison == Poison.NONE) {
          rows = rows.plus(shape.text(next));
        } else {
          letters = letters.plus(poison.letter(next));
        }
      }
    }
    return new PoisonedTopic(topic, records, rows, letters);
  }
}
