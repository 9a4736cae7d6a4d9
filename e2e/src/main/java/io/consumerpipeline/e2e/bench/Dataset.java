package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.data.CopyRows;
import io.consumerpipeline.e2e.bench.data.Shape;
import io.consumerpipeline.e2e.bench.data.TopicRecords;
import io.consumerpipeline.e2e.process.Broker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The events of a run: in the topic once, and as rows of COPY for each shape that is measured. */
record Dataset(String topic, long records, List<CopyRows> shapes) {
  static final int PARTITIONS = 12;
  static final long SEED = 20260301;

  /** Fills the topic; returns when all is acknowledged and on disk. */
  static Dataset produce(Broker broker, Path directory, Set<Shape> shapes, long records) throws Exception {
    var dataset = new Dataset("sales", records, copies(directory, shapes));
    broker.createTopic(dataset.topic, PARTITIONS);
    var source = new TopicRecords(dataset.topic, PARTITIONS, SEED);
    try (var sender = new Sender(broker, Sender.Aim.THROUGHPUT)) {
      for (var sent = 0L; sent < records; sent++) {
        var next = source.next();
        sender.send(next, next.timestamp());
        for (var rows : dataset.shapes) {
          rows.add(next);
        }
      }
    }
    for (var rows : dataset.shapes) {
      rows.close();
    }
    return dataset;
  }

  private static List<CopyRows> copies(Path directory, Set<Shape> shapes) throws IOException {
    var copies = new ArrayList<CopyRows>();
    for (var shape : shapes) {
      copies.add(new CopyRows(directory, shape));
    }
    return copies;
  }

  CopyRows of(Shape shape) {
    return shapes.stream().filter(rows -> rows.shape() == shape).findFirst().orElseThrow();
  }
}
