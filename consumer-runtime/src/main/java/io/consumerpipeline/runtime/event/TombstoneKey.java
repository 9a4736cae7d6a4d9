package io.consumerpipeline.runtime.event;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a record without a value says of itself: its key in Kafka. Paths lead into the key if that is a JSON object; any other key
 * is the value of the only path there is. Single-threaded.
 */
public final class TombstoneKey {
  private final FieldTree tree;
  private final Fields fields;
  private final JsonScanner scanner;
  private byte[] key = new byte[0];
  private boolean present;
  private boolean object;

  /** For the fields that make up a row's key. */
  public TombstoneKey(List<String> keyFields) {
    this.tree = FieldTree.of(keyFields.stream().filter(FieldSource::isPath).toList());
    this.fields = new Fields(tree.paths().size());
    this.scanner = new JsonScanner(tree, fields);
  }

  /** Reads the key of this record; the sources speak of it until the next one is read. */
  public void read(ConsumerRecord<byte[], byte[]> record) {
    present = record.key() != null;
    key = present ? record.key() : new byte[0];
    object = present && isObject();
  }

  private boolean isObject() {
    try {
      scanner.scan(key);
      return true;
    } catch (MalformedJsonException e) {
      // A key may be anything; what is no JSON object is taken as it is.
      return false;
    }
  }

  /** Where a field of the key comes from. */
  public FieldSource source(String field) {
    if (!FieldSource.isPath(field)) {
      return FieldSource.of(field, tree);
    }
    int slot = tree.slot(field);
    return (event, into) -> load(slot, into);
  }

  /** For the fields that a tombstone says nothing of. */
  public static FieldSource nothing() {
    return (event, into) -> into.setAbsent();
  }

  private void load(int slot, Field into) {
    if (object) {
      fields.load(slot, key, into);
    } else if (present && tree.paths().size() == 1) {
      into.setBytes(key);
    } else {
      into.setAbsent();
    }
  }
}
