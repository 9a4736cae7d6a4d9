package io.consumerpipeline.runtime.source;

import io.consumerpipeline.runtime.delivery.Lane;
import io.consumerpipeline.runtime.delivery.Ownership;
import org.apache.kafka.common.TopicPartition;

/** An assigned partition as the poll loop sees it: closed until its lane is claimed, paused while the lane is full. One thread only. */
final class Tap {
  private static final long CLOSED = -1;

  private final TopicPartition partition;
  private final Lane lane;
  private long ownerEpoch = CLOSED;
  private long position;
  private boolean paused;
  private long committed = -1;

  Tap(TopicPartition partition, Lane lane) {
    this.partition = partition;
    this.lane = lane;
  }

  TopicPartition partition() {
    return partition;
  }

  Lane lane() {
    return lane;
  }

  boolean isOpen() {
    return ownerEpoch != CLOSED;
  }

  void open(Ownership ownership) {
    ownerEpoch = ownership.epoch();
    position = ownership.nextOffset();
    paused = false;
  }

  void close() {
    ownerEpoch = CLOSED;
  }

  long ownerEpoch() {
    return ownerEpoch;
  }

  /** The next offset to be polled. */
  long position() {
    return position;
  }

  void position(long offset) {
    position = offset;
  }

  boolean paused() {
    return paused;
  }

  void paused(boolean now) {
    paused = now;
  }

  /** What Kafka has as the group's commit, or -1 if we have not told it any. */
  long committed() {
    return committed;
  }

  void committed(long offset) {
    committed = offset;
  }
}
