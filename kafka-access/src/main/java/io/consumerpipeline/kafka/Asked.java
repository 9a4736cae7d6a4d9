package io.consumerpipeline.kafka;

/** What a client asked a broker for. */
public record Asked(String topic, String group) {}
