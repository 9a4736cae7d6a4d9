package io.consumerpipeline.runtime.fault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a record's way into the sink at which the fault harness may end the process, as {@code kill -9} would, or hold the thread
 * that gets there. Each is passed by {@link #hit}, which without the system property {@link #PROPERTY} does nothing: the compiler sees a
 * constant and leaves the call out.
 *
 * <p>{@code -Dconsumerpipeline.fault=crash:AFTER_COPY:3} ends the process with exit code 137 when it gets there for the third time;
 * {@code gate:AFTER_COPY:3:FILE} creates the file then, and lets the thread go on when somebody has deleted it.
 */
public enum CrashPoint {
  /** A poll brought records; none is handed over. */
  AFTER_POLL,
  /** The group assigned partitions; no lane is open. */
  ON_ASSIGNED,
  /** The group takes partitions away; nothing was said to Kafka about their positions. */
  ON_REVOKED,
  /** The group gave partitions to others; their lanes are still open. */
  ON_LOST,
  /** A writer is about to claim a partition. */
  BEFORE_CLAIM,
  /** A partition is claimed in the sink, and nobody here knows. */
  AFTER_CLAIM,
  /** A batch is encoded; no transaction is open. */
  AFTER_ENCODE,
  /** Rows are on their way; COPY has not ended. */
  MID_COPY,
  /** COPY has ended. */
  AFTER_COPY,
  /** A batch has dead letters; none is written. */
  BEFORE_DEAD_LETTERS,
  /** The dead letters of a batch are written. */
  AFTER_DEAD_LETTERS,
  /** Rows and dead letters are written, the positions are not. */
  BEFORE_POSITION,
  /** All is written, COMMIT is not sent. */
  AFTER_POSITION,
  /** At a random moment within some milliseconds after COMMIT was begun, mostly before its answer is read. */
  COMMIT_SENT,
  /** COMMIT was answered; nobody else here knows. */
  AFTER_COMMIT,
  /** The sink has positions that are about to be told to Kafka. */
  BEFORE_KAFKA_COMMIT,
  /** The process was asked to stop; the writers do not know. */
  STOPPING,
  /** The writers have stopped; the group does not know. */
  STOPPED_WRITING;

  /** Names the point, what is to happen there, and at which time. */
  public static final String PROPERTY = "consumerpipeline.fault";
  private static final @Nullable Trap TRAP = Optional.ofNullable(System.getProperty(PROPERTY)).map(Trap::parse).orElse(null);

  /** The step is reached. */
  public void hit() {
    if (TRAP != null) {
      TRAP.hit(this);
    }
  }
}
