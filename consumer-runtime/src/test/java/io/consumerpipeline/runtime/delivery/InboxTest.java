package io.consumerpipeline.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Hold;
import io.consumerpipeline.runtime.sink.Advance;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final SourceIdentity SOURCE = new SourceIdentity("cluster", "group", "topic", null);

  private final Inbox inbox = new Inbox(new BatchLimits(10, 1 << 20, Duration.ZERO), new RateLimit(0, 1, 0),
      new Hold(20, 100, 300), new Totals(List.of()));

  @Test
  void aBatchIsBoundedAndKeepsTheOrderOfEachLane() throws Exception {
    // Given
    Lane lane = owned(0, 5, 100);
    inbox.put(lane, 5, chunk(100, 107, 107));
    inbox.put(lane, 5, chunk(107, 115, 120));

    // When
    Batch first = batch();
    inbox.settled(List.of(lane));
    lane.stored(110, null);
    Batch second = batch();

    // Then
    assertThat(offsets(first)).containsExactlyElementsOf(LongStream.range(100, 110).boxed().toList());
    assertThat(first.advances()).containsExactly(new Advance(0, 5, 100, 110, null));
    assertThat(offsets(second)).containsExactlyElementsOf(LongStream.range(110, 115).boxed().toList());
    assertThat(second.advances()).containsExactly(new Advance(0, 5, 110, 120, null));
  }

  @Test
  void whatWasPolledUnderAnOlderClaimIsDropped() throws Exception {
    // Given
    Lane lane = owned(0, 5, 100);
    inbox.disown(lane, LaneState.CLAIMING, Duration.ofHours(1).toNanos());
    inbox.put(lane, 5, chunk(100, 101, 101));
    inbox.own(lane, new Ownership(SOURCE, 6, 50, null));

    // When
    inbox.put(lane, 5, chunk(101, 102, 102));
    inbox.put(lane, 6, chunk(50, 51, 51));

    // Then
    assertThat(offsets(batch())).containsExactly(50L);
    assertThat(lane.isEmpty()).isTrue();
  }

  @Test
  void movingOverMarkersAloneIsABatchToo() throws Exception {
    // Given
    Lane lane = owned(0, 1, 7);

    // When
    inbox.put(lane, 1, chunk(7, 7, 9));

    // Then
    Batch batch = batch();
    assertThat(batch.records()).isZero();
    assertThat(batch.advances()).containsExactly(new Advance(0, 1, 7, 9, null));
  }

  @Test
  void aFullLaneIsSaidToBeFullUntilItIsDrained() throws Exception {
    // Given
    Lane lane = owned(0, 1, 0);
    inbox.put(lane, 1, chunk(0, 12, 12));

    // When, Then
    assertThat(inbox.isFull(lane)).isTrue();
    batch();
    assertThat(inbox.isFull(lane)).isFalse();
    assertThat(inbox.isDrained(lane)).isTrue();
  }

  @Test
  void roomIsWhatMayStillGather() throws Exception {
    // Given
    Lane lane = owned(0, 1, 0);
    long whole = inbox.room();

    // When, Then
    assertThat(whole).isEqualTo(1 << 20);
    inbox.put(lane, 1, chunk(0, 2, 2));
    assertThat(inbox.room()).isEqualTo(whole - lane.queuedBytes()).isLessThan(whole);
    batch();
    assertThat(inbox.room()).isEqualTo(whole);
  }

  @Test
  void nothingIsTakenBeforeTheIntervalIsOverUnlessABatchIsFull() throws Exception {
    // Given
    var patient = new Inbox(new BatchLimits(10, 1 << 20, Duration.ofMillis(300)), new RateLimit(0, 1, 0),
        new Hold(20, 100, 300), new Totals(List.of()));
    Lane lane = patient.open(0);
    patient.own(lane, new Ownership(SOURCE, 1, 0, null));
    patient.put(lane, 1, chunk(0, 1, 1));
    // The interval begins somewhere within the first take.
    long beforeTheFirst = System.nanoTime();
    patient.next();

    // When
    patient.put(lane, 1, chunk(1, 2, 2));
    patient.next();
    long second = System.nanoTime();
    patient.put(lane, 1, chunk(2, 12, 12));
    patient.next();
    long third = System.nanoTime();

    // Then
    assertThat(Duration.ofNanos(second - beforeTheFirst)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    assertThat(Duration.ofNanos(third - second)).isLessThan(Duration.ofMillis(200));
  }

  private Lane owned(int partition, long epoch, long offset) {
    Lane lane = inbox.open(partition);
    inbox.own(lane, new Ownership(SOURCE, epoch, offset, null));
    return lane;
  }

  private Batch batch() throws InterruptedException {
    Work work = inbox.next();
    assertThat(work).isInstanceOf(Work.Store.class);
    return ((Work.Store) work).batch();
  }

  private static List<Long> offsets(Batch batch) {
    return batch.allRecords().stream().map(ConsumerRecord::offset).toList();
  }

  private static Chunk chunk(long from, long to, long next) {
    List<ConsumerRecord<byte[], byte[]>> records = LongStream.range(from, to)
        .mapToObj(offset -> new ConsumerRecord<>("topic", 0, offset, new byte[0], new byte[0])).toList();
    return new Chunk(records, next, null, System.nanoTime());
  }
}
