package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.event.ArrayElements;
import io.consumerpipeline.runtime.event.Field;
import io.consumerpipeline.runtime.event.FieldKind;
import io.consumerpipeline.runtime.sink.SinkException;

/** Arrays of one dimension: a JSON array, each element converted as a column of that type would be; null stays null. */
final class ArrayEncoder implements ValueEncoder {
  private static final int FIRST_INDEX = 1;

  private final ScalarType type;
  private final ValueEncoder encoder;
  private final ArrayElements elements = new ArrayElements();
  private final Field element = new Field();

  ArrayEncoder(ScalarType type, ValueEncoder encoder) {
    this.type = type;
    this.encoder = encoder;
  }

  /** The form of array_send: dimensions, whether there are nulls, type; for each dimension its length and first index; elements. */
  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException, SinkException {
    if (field.kind() != FieldKind.ARRAY) {
      throw new UnfitException(DeadLetterReason.WrongType, "is no JSON array");
    }
    int start = out.size();
    out.putInt(0);
    out.putInt(0);
    out.putInt(0);
    out.putInt(type.oid());
    int count = 0;
    boolean nulls = false;
    elements.open(field);
    while (elements.next(element)) {
      if (count++ == 0) {
        out.putInt(0);
        out.putInt(FIRST_INDEX);
      }
      nulls |= put(out, database);
    }
    out.setInt(start, out.size() - start - Integer.BYTES);
    out.setInt(start + 4, count == 0 ? 0 : 1);
    out.setInt(start + 8, nulls ? 1 : 0);
    if (count > 0) {
      out.setInt(start + 16, count);
    }
  }

  /** Whether the element is null. */
  private boolean put(BinaryBuffer out, TextConversion database) throws UnfitException, SinkException {
    if (element.kind().isNothing()) {
      out.putNull();
      return true;
    }
    if (element.kind() == FieldKind.ARRAY && type != ScalarType.JSON && type != ScalarType.JSONB) {
      throw new UnfitException(DeadLetterReason.WrongType, "has an array as an element; only one dimension is supported");
    }
    try {
      encoder.encode(element, out, database);
    } catch (UnfitException e) {
      throw new UnfitException(e.reason(), "has an element that " + e.getMessage());
    }
    return false;
  }
}
