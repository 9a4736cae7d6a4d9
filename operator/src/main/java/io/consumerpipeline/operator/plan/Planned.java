package io.consumerpipeline.operator.plan;

import java.util.List;

/** What planning came to: a complete plan, or all that stands against one. */
public sealed interface Planned {
  /** Everything is decided. */
  record Plan(PipelinePlan plan) implements Planned {}

  /** At least one thing has to be changed by the user; what runs stays as it is until then. */
  record Problems(List<Problem> problems) implements Planned {
    public Problems {
      problems = List.copyOf(problems);
    }
  }
}
