package io.consumerpipeline.e2e.faults.checker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the checker finds what is planted into results that are good otherwise, calls it by its name, and finds nothing where nothing
 * is planted.
 *
 * @param planted errors
 * @param wrong what was not found, or found under another name, or found where nothing was planted
 */
public record SelfTest(int planted, List<String> wrong) {

  public SelfTest {
    wrong = List.copyOf(wrong);
  }

  /** Plants each kind of error so many times. */
  public static SelfTest run(long seed, int ofEachKind) {
    var wrong = new ArrayList<String>();
    int planted = 0;
    for (long at = seed; at < seed + ofEachKind; at++) {
      for (Plant plant : Plant.all()) {
        planted++;
        var result = new GoodResult(at);
        var random = new Random(at);
        var expected = plant.into(result, random);
        Collections.shuffle(result.rows, random);
        var found = found(result.check());
        if (!found.equals(expected)) {
          wrong.add(plant + " with seed " + at + ": found " + found + ", not " + expected);
        }
      }
      var untouched = found(new GoodResult(at).check());
      if (!untouched.isEmpty()) {
        wrong.add("a good result with seed " + at + ": found " + untouched);
      }
    }
    return new SelfTest(planted, wrong);
  }

  static Set<Anomaly> found(Verdict verdict) {
    return verdict.counts().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether the checker can be believed. */
  public boolean passed() {
    return wrong.isEmpty();
  }

  /** One sentence. */
  public String toLine() {
    return "The checker's own test: %,d errors planted, %,d found and called by their names.".formatted(planted,
        planted - wrong.size());
  }
}
