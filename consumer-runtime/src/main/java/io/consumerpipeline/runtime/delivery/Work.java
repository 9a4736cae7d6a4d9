package io.consumerpipeline.runtime.delivery;

/** What a writer does next. */
sealed interface Work {

  /** Make a partition ours and read where it stands. */
  record Claim(Lane lane) implements Work {}

  /** Store a batch. */
  record Store(Batch batch) implements Work {}

  /** Nothing any more. */
  record Stop() implements Work {}
}
