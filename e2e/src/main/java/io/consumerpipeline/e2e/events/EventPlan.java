package io.consumerpipeline.e2e.events;

import java.util.Optional;

/**
 * Which events are sent: a pure function of its values, so a test knows beforehand what has to arrive.
 *
 * @param first number of the first event; a second run that goes on where this one ends sends no event again
 * @param badPercent how many of each hundred have a flaw, spread evenly, the flaws in turn
 */
record EventPlan(EventFamily family, long seed, long first, long count, int badPercent) {
  /** Two megabytes each: enough of them to see that they are refused, too few to fill a disk. */
  private static final int ROUNDS_WITH_TOO_LARGE = 2;

  EventPlan {
    if (count < 0 || first < 0 || badPercent < 0 || badPercent > 100) {
      throw new IllegalArgumentException("count must be 0 or more, first 0 or more, bad-percent 0 to 100");
    }
  }

  /** The flaw of the event of that number, if it is a bad one. */
  Optional<Flaw> flaw(long number) {
    var badBefore = number * badPercent / 100;
    if ((number + 1) * badPercent / 100 == badBefore) {
      return Optional.empty();
    }
    var flaws = family.flaws();
    var flaw = flaws.get((int) (badBefore % flaws.size()));
    var round = badBefore / flaws.size();
    return Optional.of(flaw == Flaw.TOO_LARGE && round >= ROUNDS_WITH_TOO_LARGE ? Flaw.NOT_JSON : flaw);
  }

  /** The event of that number as it is sent. */
  Sample event(long number) {
    var good = family.sample(seed, number);
    return flaw(number).map(flaw -> new Sample(good.key(), flaw.spoil(good.json()))).orElse(good);
  }
}
