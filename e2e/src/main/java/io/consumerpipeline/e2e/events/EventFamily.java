package io.consumerpipeline.e2e.events;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of events there are, each what one of the example pipelines reads. */
public enum EventFamily {
  LOANS(List.of(Flaw.values())) {
    @Override
    Sample sample(long seed, long number) {
      return Samples.loan(seed, number);
    }
  },
  PAGE_VIEWS(List.of(Flaw.NOT_JSON, Flaw.NO_OBJECT, Flaw.NUL_CHARACTER, Flaw.TOO_LARGE)) {
    @Override
    Sample sample(long seed, long number) {
      return Samples.pageView(seed, number);
    }
  };

  private final List<Flaw> flaws;

  EventFamily(List<Flaw> flaws) {
    this.flaws = flaws;
  }

  /** The good event of that number: always the same for the same seed. */
  abstract Sample sample(long seed, long number);

  List<Flaw> flaws() {
    return flaws;
  }

  String commandName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static EventFamily of(String commandName) {
    return Arrays.stream(values())
        .filter(family -> family.commandName().equals(commandName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there are no events '" + commandName + "', only "
            + Arrays.stream(values()).map(EventFamily::commandName).collect(Collectors.joining(", "))));
  }
}
