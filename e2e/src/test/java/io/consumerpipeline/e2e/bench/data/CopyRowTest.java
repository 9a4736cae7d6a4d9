package io.consumerpipeline.e2e.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes expected are those of {@code COPY (SELECT …) TO STDOUT (FORMAT binary)} of PostgreSQL 18. */
class CopyRowTest {
  @ParameterizedTest
  @CsvSource({
      "12345, 0000000c 0002 0000 0000 0002 007b 1194",
      "12300, 0000000a 0001 0000 0000 0002 007b",
      "100, 0000000a 0001 0000 0000 0002 0001",
      "999901, 0000000c 0002 0000 0000 0002 270f 0064"})
  void numericIsDigitsToTheBaseTenThousand(int cents, String expected) {
    assertThat(written(row -> row.numeric(new Cents(cents)))).isEqualTo("0001" + expected.replace(" ", ""));
  }

  @Test
  void timestampIsMicrosecondsSinceTheYear2000() {
    assertThat(written(row -> row.timestamptz(Instant.parse("2000-01-01T00:00:01.001Z"))))
        .isEqualTo("0001" + "00000008" + "00000000000f4628");
  }

  @Test
  void missingIntegerIsNull() {
    assertThat(written(row -> row.integer(null))).isEqualTo("0001" + "ffffffff");
  }

  @Test
  void uuidIsItsSixteenBytes() {
    assertThat(written(row -> row.uuid(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))))
        .isEqualTo("0001" + "00000010" + "00112233445566778899aabbccddeeff");
  }

  @Test
  void jsonbIsItsVersionAndTheTextAsItWasSent() {
    assertThat(written(row -> row.jsonb(new Json.Fields().with("bb", Json.number(1)).with("a", Json.string("x")))))
        .isEqualTo(
            "0001" + "00000011" + "01" + HexFormat.of().formatHex("{\"bb\":1,\"a\":\"x\"}".getBytes(StandardCharsets.UTF_8)));
  }

  private static String written(Consumer<CopyRow> column) {
    var buffer = ByteBuffer.allocate(100);
    column.accept(new CopyRow(buffer, 1));
    return HexFormat.of().formatHex(buffer.array(), 0, buffer.position());
  }
}
