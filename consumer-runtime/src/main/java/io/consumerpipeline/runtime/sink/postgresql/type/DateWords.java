package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.event.Field;
import io.consumerpipeline.runtime.sink.SinkException;
import java.util.List;
import java.util.Locale;

/**
 * Dates in spellings other than ISO 8601: the database is asked. Not its words: {@code now} would store when the record was
 * read, and differently when it is read again.
 */
final class DateWords {
  private static final List<String> WORDS = List.of("now", "today", "tomorrow", "yesterday", "epoch", "infinity", "allballs");
  /** PostgreSQL's MAXDATELEN. */
  private static final int LONGEST = 128;

  private DateWords() {}

  static void encode(Field field, String type, BinaryBuffer out, TextConversion database) throws UnfitException, SinkException {
    if (field.textTo() - field.textFrom() > LONGEST || field.hasUnsupportedCharacter()) {
      throw UnfitException.wrongType(type);
    }
    String text = field.string();
    String lower = text.toLowerCase(Locale.ROOT);
    for (String word : WORDS) {
      if (lower.contains(word)) {
        throw new UnfitException(DeadLetterReason.WrongType, "is a word, not a " + type);
      }
    }
    byte[] binary = database.convert(text, type);
    out.putColumn(binary, 0, binary.length);
  }
}
