package io.consumerpipeline.e2e.events;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was sent: the rows and dead letters that have to be there in the end.
 *
 * @param flawed bad events by their flaw; those that no event had are not in it
 */
record SentEvents(String topic, long sent, Map<Flaw, Long> flawed) {
  /** One line of JSON: topic, sent, good (rows), bad (dead letters), and those by the reason they must have. */
  String toJson() {
    var bad = flawed.values().stream().mapToLong(Long::longValue).sum();
    var reasons = flawed.entrySet()
        .stream()
        .collect(Collectors.groupingBy(entry -> entry.getKey().reason().toString(), TreeMap::new,
            Collectors.summingLong(Map.Entry::getValue)))
        .entrySet()
        .stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
    return "{\"topic\":\"%s\",\"sent\":%d,\"good\":%d,\"bad\":%d,\"reasons\":%s}".formatted(topic, sent, sent - bad, bad,
        reasons);
  }
}
