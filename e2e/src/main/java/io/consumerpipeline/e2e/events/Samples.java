package io.consumerpipeline.e2e.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Realistic events, made from nothing but a seed and a number. */
final class Samples {
  private static final Instant FIRST_DAY = Instant.parse("2026-01-01T08:00:00Z");
  private static final List<String> PURPOSES = List.of("car", "kitchen", "moving house", "studies", "weddings & travel",
      "Umschuldung");
  private static final List<String> PATHS = List.of("/", "/wines/riesling", "/wines/spätburgunder", "/cart", "/checkout",
      "/about");
  private static final List<String> REFERRERS = List.of("null", "\"https://search.example/?q=dry+riesling\"",
      "\"https://news.example/\"");

  private Samples() {}

  static Sample loan(long seed, long number) {
    var random = new SplittableRandom(seed * 1_000_003 + number);
    var key = String.format(Locale.ROOT, "L-%09d", number);
    var months = 6 * random.nextInt(2, 17);
    var risk = random.nextDouble() * random.nextDouble();
    var json = String.format(Locale.ROOT, """
        {"loan_id":"%s","applicant_id":%d,"amount":%.2f,"purpose":"%s","terms":{"interest_rate":%.4f,"months":%d},\
        "score":{"model":"gbm-7","default_probability":%.5f},"decided_at":"%s"}""",
        key, random.nextLong(1_000_000, 9_999_999_999L), random.nextDouble(500, 75_000), any(PURPOSES, random),
        0.019 + 0.2 * risk, months, risk, FIRST_DAY.plus(number * 137, ChronoUnit.MILLIS));
    return new Sample(key, json);
  }

  static Sample pageView(long seed, long number) {
    var random = new SplittableRandom(seed * 1_000_003 + number);
    var visitor = String.format(Locale.ROOT, "v-%04x", random.nextInt(0x10000));
    var json = String.format(Locale.ROOT, """
        {"view_id":%d,"visitor":"%s","path":"%s","referrer":%s,"milliseconds":%d,"at":"%s"}""",
        number, visitor, any(PATHS, random), any(REFERRERS, random), random.nextInt(15, 2_500),
        FIRST_DAY.plus(number * 41, ChronoUnit.MILLIS));
    return new Sample(visitor, json);
  }

  private static String any(List<String> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }
}
