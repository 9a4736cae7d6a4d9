package io.consumerpipeline.e2e.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChecksumTest {
  /** md5('abc') begins with 90015098, as {@code SELECT md5('abc')} says too. */
  @Test
  void sumIsOfTheFirst32BitsOfMd5() {
    assertThat(Checksum.EMPTY.plus("abc")).isEqualTo(new Checksum(1, 0x90015098L));
  }

  @Test
  void orderDoesNotMatter() {
    assertThat(Checksum.EMPTY.plus("a").plus("b")).isEqualTo(Checksum.EMPTY.plus("b").plus("a"));
  }

  @Test
  void lossRepetitionAndChangeAreSeen() {
    var sent = Checksum.EMPTY.plus("a").plus("b").plus("c");

    assertThat(Checksum.EMPTY.plus("a").plus("b")).isNotEqualTo(sent);
    assertThat(Checksum.EMPTY.plus("a").plus("b").plus("b")).isNotEqualTo(sent);
    assertThat(Checksum.EMPTY.plus("a").plus("b").plus("d")).isNotEqualTo(sent);
  }
}
