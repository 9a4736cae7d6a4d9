package io.consumerpipeline.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class KeyValueEcsEncoderTest {

  @Test
  void figuresAndTextsOfALineAreFieldsOfItsObject() {
    // Given
    var logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("test");
    var event = new LoggingEvent("test", logger, Level.INFO, "Summary", null, null);
    event.addKeyValuePair(new KeyValuePair("rows", 12L));
    event.addKeyValuePair(new KeyValuePair("detail", "a \"quoted\"\nline"));

    // When
    var line = new String(new KeyValueEcsEncoder().encode(event), StandardCharsets.UTF_8);

    // Then
    assertThat(line).contains("\"message\":\"Summary\"").contains("\"rows\":12")
        .contains("\"detail\":\"a \\\"quoted\\\"\\nline\"")
        .endsWith("}\n").hasLineCount(1);
  }
}
