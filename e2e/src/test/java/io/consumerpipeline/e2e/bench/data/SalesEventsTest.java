package io.consumerpipeline.e2e.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SalesEventsTest {
  @Test
  void sameSeedGivesTheSameEvents() {
    assertThat(texts(7)).isEqualTo(texts(7)).isNotEqualTo(texts(8)).doesNotHaveDuplicates();
  }

  @Test
  void eventsHaveTheSizeThatTheTableSays() {
    assertThat(texts(7)).allSatisfy(text -> assertThat(text.length()).isBetween(350, 500));
  }

  @Test
  void bothTextsAreTheSameJson() {
    var json = new ObjectMapper();
    var events = new SalesEvents(7);

    assertThat(Stream.generate(events::next).limit(100)).allSatisfy(
        event -> assertThat(json.readTree(event.content().asJsonb())).isEqualTo(json.readTree(event.content().compact())));
  }

  @Test
  void jsonbHasShortNamesFirst() {
    var fields = new Json.Fields().with("bb", Json.number(1)).with("ab", new Json.Fields().with("c", Json.number(2)))
        .with("z", Json.string("x"));

    assertThat(fields.asJsonb()).isEqualTo("{\"z\": \"x\", \"ab\": {\"c\": 2}, \"bb\": 1}");
  }

  @Test
  void offsetsOfAPartitionHaveNoGaps() {
    var records = new TopicRecords("t", 3, 7);
    var next = new long[3];

    for (var i = 0; i < 1_000; i++) {
      var sent = records.next();
      assertThat(sent.offset()).isEqualTo(next[sent.partition()]++);
    }
    assertThat(next).doesNotContain(0);
  }

  private static java.util.List<String> texts(long seed) {
    var events = new SalesEvents(seed);
    return Stream.generate(events::next).limit(1_000).map(event -> event.content().compact()).toList();
  }
}
