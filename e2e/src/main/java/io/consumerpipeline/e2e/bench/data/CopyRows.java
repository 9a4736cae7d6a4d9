package io.consumerpipeline.e2e.bench.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All rows of one shape in two halves, for one connection that sends both or two that send one each; and their checksum. */
public final class CopyRows implements AutoCloseable {
  private static final int HALVES = 2;

  private final Shape shape;
  private final List<Path> paths;
  private final List<CopyFile> files = new ArrayList<>();
  private Checksum checksum = Checksum.EMPTY;
  private final Map<UUID, Integer> newestHashes = new HashMap<>();
  private Checksum newest = Checksum.EMPTY;

  /** Writes files into a directory. */
  public CopyRows(Path directory, Shape shape) throws IOException {
    this.shape = shape;
    this.paths = List.of(directory.resolve(shape.table() + ".0"), directory.resolve(shape.table() + ".1"));
    for (var path : paths) {
      files.add(new CopyFile(path, shape));
    }
  }

  /** Adds the row of a record to the half that its partition belongs to. */
  public void add(TopicRecord row) throws IOException {
    files.get(row.partition() % HALVES).add(row);
    var hash = Checksum.hash(shape.text(row));
    checksum = checksum.plus(hash);
    var replaced = newestHashes.put(row.event().id(), hash);
    newest = (replaced == null ? newest : newest.minus(replaced)).plus(hash);
  }

  /** Nothing can be added afterwards. */
  @Override
  public void close() throws IOException {
    for (var file : files) {
      file.close();
    }
  }

  /** What a table holds that has every row once. */
  public Checksum checksum() {
    return checksum;
  }

  /** What a table holds that has of each event the newest version. */
  public Checksum newest() {
    return newest;
  }

  /** The shape of the rows. */
  public Shape shape() {
    return shape;
  }

  /** What each of the connections sends: its chunks, one COPY each. */
  public List<Chunks> shares(int connections) {
    return connections == 1 ? List.of(new Chunks(paths)) : paths.stream().map(path -> new Chunks(List.of(path))).toList();
  }

  /** Files whose chunks are sent in this order. */
  public record Chunks(List<Path> files) {
    /** Gives each chunk to the consumer. */
    public void forEach(ChunkConsumer consumer) throws Exception {
      for (var path : files) {
        try (var reader = new CopyFile.Reader(path)) {
          for (byte @Nullable [] chunk = reader.next(); chunk != null; chunk = reader.next()) {
            consumer.accept(chunk);
          }
        }
      }
    }
  }

  /** Sends a chunk. */
  @FunctionalInterface
  public interface ChunkConsumer {
    /** Takes a whole COPY, from its header to its trailer. */
    void accept(byte[] chunk) throws Exception;
  }
}
