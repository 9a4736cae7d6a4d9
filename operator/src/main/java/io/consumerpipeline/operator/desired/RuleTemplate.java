package io.consumerpipeline.operator.desired;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule of Prometheus with places <code>${name}</code> to fill in. */
final class RuleTemplate {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z]+)}");

  private final Map<String, Object> rule;

  private RuleTemplate(Map<String, Object> rule) {
    this.rule = rule;
  }

  /** Reads a file that is shipped inside this program. */
  static RuleTemplate load(String resource) {
    try (var stream = Objects.requireNonNull(RuleTemplate.class.getResourceAsStream(resource), resource)) {
      return new RuleTemplate(YAML.readValue(stream, new TypeReference<LinkedHashMap<String, Object>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** The rule with every place filled in; a place without a value is a mistake in the file. */
  Map<String, Object> fill(Map<String, String> values) {
    return filled(rule, values, false);
  }

  private static Map<String, Object> filled(Map<?, ?> map, Map<String, String> values, boolean quoted) {
    var result = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> result.put(key.toString(), switch (value) {
      case Map<?, ?> inner -> filled(inner, values, false);
      case String text -> filled(text, values, quoted || key.equals("expr"));
      default -> value;
    }));
    return Collections.unmodifiableMap(result);
  }

  private static String filled(String text, Map<String, String> values, boolean quoted) {
    return PLACE.matcher(text).replaceAll(place -> {
      var value = Objects.requireNonNull(values.get(place.group(1)), place.group());
      return Matcher.quoteReplacement(quoted ? escaped(value) : value);
    });
  }

  /** What a string of PromQL may hold between its quotes. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
