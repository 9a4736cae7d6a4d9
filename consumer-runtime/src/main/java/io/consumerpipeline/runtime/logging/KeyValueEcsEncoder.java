package io.consumerpipeline.runtime.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import co.elastic.logging.JsonUtils;
import co.elastic.logging.logback.EcsEncoder;
import org.slf4j.event.KeyValuePair;

/** Elastic's encoder leaves out the key-values of SLF4J's fluent API, which is where all figures of our lines stand. */
final class KeyValueEcsEncoder extends EcsEncoder {

  @Override
  protected void addCustomFields(ILoggingEvent event, StringBuilder line) {
    if (event.getKeyValuePairs() == null) {
      return;
    }
    for (KeyValuePair pair : event.getKeyValuePairs()) {
      line.append('"');
      JsonUtils.quoteAsString(pair.key, line);
      line.append("\":");
      value(pair.value, line);
      line.append(',');
    }
  }

  private static void value(Object value, StringBuilder line) {
    if (value instanceof Number number) {
      line.append(number);
    } else {
      line.append('"');
      JsonUtils.quoteAsString(String.valueOf(value), line);
      line.append('"');
    }
  }
}
