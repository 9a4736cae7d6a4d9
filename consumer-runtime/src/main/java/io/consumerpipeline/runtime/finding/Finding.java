package io.consumerpipeline.runtime.finding;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a look at something came to.
 *
 * @param subject what was looked at, in one or two words
 * @param found what is there, without any secret
 * @param remedy the command or the change that mends it; null if nothing is wrong or {@code found} says it already
 */
public record Finding(Verdict verdict, String subject, String found, @Nullable String remedy) {

  /** As it should be. */
  public static List<Finding> ok(String subject, String found) {
    return List.of(new Finding(Verdict.Ok, subject, found, null));
  }

  /** Worth knowing. */
  public static List<Finding> warn(String subject, String found, String remedy) {
    return List.of(new Finding(Verdict.Warn, subject, found, remedy));
  }

  /** To be mended by this. */
  public static List<Finding> fail(String subject, String found, String remedy) {
    return List.of(new Finding(Verdict.Fail, subject, found, remedy));
  }

  /** To be mended as the explanation itself says. */
  public static List<Finding> fail(String subject, String explanation) {
    return List.of(new Finding(Verdict.Fail, subject, explanation, null));
  }

  /** Not looked at, for this reason. */
  public static List<Finding> skip(String subject, String why) {
    return List.of(new Finding(Verdict.Skip, subject, why, null));
  }

  /** For people, and for whoever reads the first word. */
  public String line() {
    String text = remedy == null ? found : found + ": " + remedy;
    return String.format("%-4s  %-17s  %s", verdict.name().toLowerCase(Locale.ROOT), subject,
        text.replaceAll("\\p{Cntrl}+", " ").strip());
  }
}
