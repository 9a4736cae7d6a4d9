package io.consumerpipeline.e2e.events;

import io.consumerpipeline.contract.DeadLetterReason;
import java.util.function.UnaryOperator;

/** What is wrong with a bad event: exactly one thing, so that its dead letter can have but one reason. */
public enum Flaw {
  NOT_JSON(DeadLetterReason.Decode, json -> json.substring(0, json.length() / 2)),
  NO_OBJECT(DeadLetterReason.Decode, json -> "[" + json + "]"),
  /** PostgreSQL stores neither text nor jsonb with it, although it is good JSON. */
  NUL_CHARACTER(DeadLetterReason.UnsupportedCharacter, json -> withMember(json, "\"note\":\"cut\\u0000off\"")),
  /** More than the 1 MiB that a pipeline takes by default. */
  TOO_LARGE(DeadLetterReason.TooLarge, json -> withMember(json, "\"scan\":\"" + "A".repeat(2_000_000) + "\"")),
  /** From here on, of loan events only. */
  MISSING_FIELD(DeadLetterReason.MissingField, json -> json.replace("\"amount\":", "\"requested\":")),
  WRONG_TYPE(DeadLetterReason.WrongType, json -> json.replace("\"amount\":", "\"amount\":\"about \",\"asked\":")),
  OUT_OF_RANGE(DeadLetterReason.OutOfRange, json -> json.replace("\"amount\":", "\"amount\":1e15,\"asked\":"));

  private final DeadLetterReason reason;
  private final UnaryOperator<String> spoil;

  Flaw(DeadLetterReason reason, UnaryOperator<String> spoil) {
    this.reason = reason;
    this.spoil = spoil;
  }

  /** The reason its dead letter must have. */
  public DeadLetterReason reason() {
    return reason;
  }

  String spoil(String json) {
    return spoil.apply(json);
  }

  private static String withMember(String json, String member) {
    return json.substring(0, json.length() - 1) + "," + member + "}";
  }
}
