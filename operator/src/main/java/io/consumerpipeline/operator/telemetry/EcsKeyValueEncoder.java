package io.consumerpipeline.operator.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import co.elastic.logging.JsonUtils;
import co.elastic.logging.logback.EcsEncoder;
import java.util.Objects;

/** JSON of the Elastic Common Schema, one object per line, with the key-values of the event, which the library leaves out. */
public final class EcsKeyValueEncoder extends EcsEncoder {
  @Override
  protected void addCustomFields(ILoggingEvent event, StringBuilder json) {
    var pairs = event.getKeyValuePairs();
    if (pairs == null) {
      return;
    }
    pairs.forEach(pair -> {
      json.append('"');
      JsonUtils.quoteAsString(pair.key, json);
      json.append("\":");
      if (pair.value instanceof Number || pair.value instanceof Boolean) {
        json.append(pair.value);
      } else {
        json.append('"');
        JsonUtils.quoteAsString(Objects.toString(pair.value), json);
        json.append('"');
      }
      json.append(',');
    });
  }
}
