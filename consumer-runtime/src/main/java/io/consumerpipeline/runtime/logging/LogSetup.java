package io.consumerpipeline.runtime.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import co.elastic.logging.AdditionalField;
import io.consumerpipeline.contract.RuntimeConfig;
import java.util.logging.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the log up from the configuration; until then Logback's own defaults hold. */
public final class LogSetup {
  private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0} %msg %kvp%n";

  private LogSetup() {}

  /** Replaces whatever was set up before. */
  public static void apply(RuntimeConfig config) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    context.reset();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setEncoder(encoder(context, config));
    console.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(level(config.logging().level()));
    root.addAppender(console);
    context.getLogger("org.apache.kafka").setLevel(Level.WARN);
    // Writes a warning per second while a topic is missing; the status says so once.
    context.getLogger("org.apache.kafka.clients.NetworkClient").setLevel(Level.ERROR);
    // Writes a stack trace every ten seconds while no token is given; the status says so once.
    context.getLogger("org.apache.kafka.common.security.oauthbearer").setLevel(Level.ERROR);
    // Calls it an error when a poll ends because it has brought enough.
    context.getLogger("org.apache.kafka.clients.consumer.internals.CompletedFetch").setLevel(Level.OFF);
    context.getLogger("org.postgresql").setLevel(Level.WARN);
  }

  /** The same for a command whose output is for people: warnings alone. */
  public static void quiet(RuntimeConfig config) {
    apply(config);
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    }
  }

  /** For a command that says itself whatever fails. */
  public static void off() {
    // Where PostgreSQL's driver writes.
    LogManager.getLogManager().reset();
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, RuntimeConfig config) {
    EncoderBase<ILoggingEvent> encoder = switch (config.logging().format()) {
      case ECS -> ecs(config);
      case Text -> text();
    };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private static EncoderBase<ILoggingEvent> ecs(RuntimeConfig config) {
    var ecs = new KeyValueEcsEncoder();
    ecs.setServiceName(config.pipeline());
    ecs.addAdditionalField(new AdditionalField("labels.namespace", config.namespace()));
    ecs.addAdditionalField(new AdditionalField("labels.pipeline", config.pipeline()));
    return ecs;
  }

  private static EncoderBase<ILoggingEvent> text() {
    var text = new PatternLayoutEncoder();
    text.setPattern(PATTERN);
    return text;
  }

  private static Level level(RuntimeConfig.Level level) {
    return switch (level) {
      case Error -> Level.ERROR;
      case Warn -> Level.WARN;
      case Info -> Level.INFO;
      case Debug -> Level.DEBUG;
    };
  }
}
