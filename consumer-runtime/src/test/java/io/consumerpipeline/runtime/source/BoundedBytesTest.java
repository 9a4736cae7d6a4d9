package io.consumerpipeline.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consumerpipeline.runtime.event.Cut;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundedBytesTest {
  private static final int LARGEST = 1 << 20;

  private final List<Long> asked = new ArrayList<>();
  private final BoundedBytes bytes = new BoundedBytes(LARGEST, asked::add);
  private final RecordHeaders headers = new RecordHeaders();

  private byte[] deserialize(ByteBuffer data) {
    return bytes.deserialize("topic", headers, data);
  }

  @Test
  void bytesAreThoseOfTheBufferAndNoOthers() {
    ByteBuffer record = ByteBuffer.wrap("..value..".getBytes(StandardCharsets.UTF_8), 1, 8).slice();
    assertThat(deserialize(record.position(1).limit(6))).asString(StandardCharsets.UTF_8).isEqualTo("value");
    assertThat(record.remaining()).isEqualTo(5);
    assertThat(asked).containsExactly(5L);
  }

  @Test
  void whatIsLargerThanAnyEventIsCut() {
    assertThat(deserialize(ByteBuffer.allocate(LARGEST))).hasSize(LARGEST);
    assertThat(deserialize(ByteBuffer.allocate(LARGEST + 1))).hasSize(Cut.KEPT);
    assertThat(asked).containsExactly((long) LARGEST, (long) Cut.KEPT);
  }

  @Test
  void headersCountWhereTheyMayBeLarge() {
    headers.add(new RecordHeader("h", new byte[20_000]));
    deserialize(ByteBuffer.allocate(20_101).limit(100));
    assertThat(asked).containsExactly(20_101L);
  }

  @Test
  void headersLargerThanAnyEventAreLeftOutOfTheRecord() {
    // Given
    headers.add("h", new byte[LARGEST]).add("i", new byte[1]);
    byte[] value = deserialize(ByteBuffer.allocate(LARGEST + 103).limit(100));
    assertThat(asked).containsExactly(LARGEST + 103L);

    // When
    List<ConsumerRecord<byte[], byte[]>> cut = Cut.headers(List.of(record(new RecordHeaders(), value), record(headers, value)));

    // Then
    assertThat(cut).element(0).extracting(record -> record.headers().toArray().length).isEqualTo(0);
    assertThat(cut.get(1).headers()).singleElement()
        .satisfies(
            header -> assertThat(header.value()).asString(StandardCharsets.UTF_8).isEqualTo(Integer.toString(LARGEST + 3)));
    assertThat(cut.get(1).value()).isSameAs(value);
  }

  @Test
  @Timeout(10)
  void aMillionHeadersCostNoMoreThanTheirSize() {
    for (int i = 0; i < 1_000_000; i++) {
      headers.add("h" + i, new byte[0]);
    }
    byte[] value = deserialize(ByteBuffer.allocate(7 * LARGEST).limit(100));
    assertThat(Cut.headers(List.of(record(headers, value))).getFirst().headers()).hasSize(1);
  }

  private static ConsumerRecord<byte[], byte[]> record(RecordHeaders headers, byte[] value) {
    return new ConsumerRecord<>("topic", 0, 7, 0, TimestampType.CREATE_TIME, 0, value.length, new byte[0], value, headers,
        Optional.empty());
  }

  @Test
  void pollEndsWhereThereIsNoRoom() {
    var full = new BoundedBytes(LARGEST, size -> false);
    assertThatThrownBy(() -> full.deserialize("topic", headers, ByteBuffer.allocate(1)))
        .isInstanceOf(SerializationException.class);
  }
}
