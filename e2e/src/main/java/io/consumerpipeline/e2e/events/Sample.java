package io.consumerpipeline.e2e.events;

/** An event before it is sent: its key in Kafka and its JSON. */
record Sample(String key, String json) {}
