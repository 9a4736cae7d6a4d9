package io.consumerpipeline.operator.desired;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** An expression of PromQL, as far as a test has to understand it. */
record PromQl(String text) {
  private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern SELECTORS_AND_RANGES = Pattern.compile("\\{[^{}]*}|\\[[^\\]]*]");
  private static final Pattern GROUPINGS = Pattern
      .compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^()]*\\)");
  private static final Pattern NAMES = Pattern.compile("(?<![A-Za-z0-9_:.])([A-Za-z_:][A-Za-z0-9_:]*)(?!\\s*\\(|[A-Za-z0-9_:])");
  private static final Pattern RANGES = Pattern.compile("\\[([^\\]]*)]");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "by", "on", "offset");

  /** The names of the series that it asks for. */
  Set<String> series() {
    var rest = text;
    for (var pattern : new Pattern[]{STRINGS, SELECTORS_AND_RANGES, GROUPINGS}) {
      rest = pattern.matcher(rest).replaceAll("");
    }
    var names = new TreeSet<String>();
    NAMES.matcher(rest).results().map(match -> match.group(1)).filter(name -> !OPERATORS.contains(name)).forEach(names::add);
    return names;
  }

  /** What stands in its square brackets. */
  Set<String> ranges() {
    var ranges = new TreeSet<String>();
    RANGES.matcher(STRINGS.matcher(text).replaceAll("")).results().map(match -> match.group(1)).forEach(ranges::add);
    return ranges;
  }
}
