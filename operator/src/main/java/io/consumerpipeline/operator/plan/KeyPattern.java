package io.consumerpipeline.operator.plan;

import java.util.regex.Pattern;

/** The name of a key of a Secret, in which * stands for any text. */
public record KeyPattern(String text) {
  /** Whether it means this key. */
  public boolean matches(String key) {
    return text.indexOf('*') < 0 ? text.equals(key) : Pattern.matches("\\Q" + text.replace("*", "\\E.*\\Q") + "\\E", key);
  }
}
