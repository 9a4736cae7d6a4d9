package io.consumerpipeline.e2e.faults.ledger;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which event of which run; written {@code run/partition/index} in the header {@link #HEADER} of every record. */
public record Place(String run, int partition, long index) {
  /** Names a record also when its value cannot be read. */
  public static final String HEADER = "event";
  private static final Pattern TEXT = Pattern.compile("([a-z0-9-]{1,40})/(\\d{1,9})/(\\d{1,18})");

  /** Reads what {@link #toString} wrote; nothing where it is something else. */
  public static Optional<Place> parse(String text) {
    var match = TEXT.matcher(text);
    return match.matches()
        ? Optional.of(new Place(match.group(1), Integer.parseInt(match.group(2)), Long.parseLong(match.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return run + "/" + partition + "/" + index;
  }
}
