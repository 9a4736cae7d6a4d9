package io.consumerpipeline.e2e.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PoisonTest {
  @Test
  void oneInAHundredIsBadHalfOfEachKind() {
    assertThat(LongStream.range(0, 1_000_000).filter(number -> Poison.of(number) == Poison.NO_NUMBER).count()).isEqualTo(5_000);
    assertThat(LongStream.range(0, 1_000_000).filter(number -> Poison.of(number) == Poison.BELOW_ZERO).count()).isEqualTo(5_000);
  }

  @Test
  void onlyTheQuantityIsChanged() {
    var record = new TopicRecords("sales", 12, 1).next();

    assertThat(Poison.NONE.value(record)).isEqualTo(record.value());
    assertThat(text(Poison.BELOW_ZERO.value(record)).replace("\"quantity\":-1,", ""))
        .isEqualTo(text(record.value()).replaceFirst("\"quantity\":[0-9]+,", ""));
    assertThat(text(Poison.NO_NUMBER.value(record))).contains("\"quantity\":\"many\",");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
