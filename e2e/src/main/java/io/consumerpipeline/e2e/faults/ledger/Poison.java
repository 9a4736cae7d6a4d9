package io.consumerpipeline.e2e.faults.ledger;

import io.consumerpipeline.contract.DeadLetterReason;
import java.util.Arrays;

/**
 * Ways to spoil an event, each with the one reason under which it must be kept as a dead letter by a pipeline with the raw layout,
 * {@code events.requiredFields: [payload]}, {@code events.maxBytes: 65536} and, for {@link #REFUSED}, the table's check.
 */
public enum Poison {
  /** JSON without its last brace. */
  NOT_JSON(DeadLetterReason.Decode) {
    @Override
    byte[] spoil(Event event) {
      byte[] json = EventJson.write(event);
      return Arrays.copyOf(json, json.length - 1);
    }
  },
  /** JSON, but an array. */
  NOT_AN_OBJECT(DeadLetterReason.Decode) {
    @Override
    byte[] spoil(Event event) {
      byte[] json = EventJson.write(event);
      byte[] array = new byte[json.length + 2];
      array[0] = '[';
      System.arraycopy(json, 0, array, 1, json.length);
      array[array.length - 1] = ']';
      return array;
    }
  },
  /** No payload. */
  MISSING_FIELD(DeadLetterReason.MissingField) {
    @Override
    byte[] spoil(Event event) {
      return EventJson.write(event, json -> {});
    }
  },
  /** The character U+0000, which jsonb cannot hold. */
  NUL_CHARACTER(DeadLetterReason.UnsupportedCharacter) {
    @Override
    byte[] spoil(Event event) {
      return EventJson.write(event, json -> json.writeStringField(EventJson.PAYLOAD, event.payload() + "\0"));
    }
  },
  /** Larger than 64 KiB. */
  TOO_LARGE(DeadLetterReason.TooLarge) {
    @Override
    byte[] spoil(Event event) {
      return EventJson.write(event, json -> json.writeStringField(EventJson.PAYLOAD, event.payload() + "x".repeat(64 << 10)));
    }
  },
  /** Larger by far, and next to nothing when it is compressed. */
  HUGE(DeadLetterReason.TooLarge) {
    @Override
    byte[] spoil(Event event) {
      return EventJson.write(event, json -> json.writeStringField(EventJson.PAYLOAD, event.payload() + "x".repeat(HUGE_BYTES)));
    }
  },
  /** Good for the consumer, refused by a table with {@code CHECK (NOT payload ? 'refuse')}: the only kind that needs a bisect. */
  REFUSED(DeadLetterReason.Constraint) {
    @Override
    byte[] spoil(Event event) {
      return EventJson.write(event, json -> {
        json.writeStringField(EventJson.PAYLOAD, event.payload());
        json.writeBooleanField("refuse", true);
      });
    }
  };

  /** Of padding in each event that is spoilt as {@link #HUGE}. */
  public static final int HUGE_BYTES = 900_000;
  private final DeadLetterReason reason;

  Poison(DeadLetterReason reason) {
    this.reason = reason;
  }

  /** What the dead letter must say. */
  public DeadLetterReason reason() {
    return reason;
  }

  /** The value that is sent in the event's stead. */
  abstract byte[] spoil(Event event);
}
