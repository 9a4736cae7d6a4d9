package io.consumerpipeline.runtime.delivery;

/** What writers tell the poll loop. Safe for use by several threads; never blocks. */
public interface Flow {

  /** A lane is ours: read on from its stored position. */
  void start(Lane lane);

  /** A lane is not ours, or must not go on: read nothing until it is started. */
  void halt(Lane lane);

  /** A writer met an error of ours: the process must end, for its partitions would stand still unnoticed. */
  void failed(Throwable error);
}
