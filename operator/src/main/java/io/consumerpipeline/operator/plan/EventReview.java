package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.EventType;
import io.consumerpipeline.api.Events;
import io.consumerpipeline.operator.plan.Problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands against the types of events; a file that is rendered has not been at an API server with its rules. */
final class EventReview {
  private EventReview() {}

  static Stream<Problem> of(@Nullable Events events) {
    if (events == null) {
      return Stream.empty();
    }
    var problems = new ArrayList<Problem>();
    var types = requireNonNullElse(events.types(), List.<EventType>of());
    if ((events.typeField() == null) != types.isEmpty()) {
      problems
          .add(new Problem(Reason.Contradiction, "spec.events", "typeField and types belong together: write in typeField the path"
              + " that holds an event's type, and in types the types there are"));
    }
    if (events.unknownType() != null && types.isEmpty()) {
      problems.add(new Problem(Reason.Contradiction, "spec.events.unknownType",
          "it needs typeField and types: without them no type is unknown"));
    }
    Review.twice(types.stream().map(EventType::name)).forEach(name -> problems.add(new Problem(Reason.DuplicateName,
        "spec.events.types", "type '" + name + "' stands twice: keep one of them")));
    types.stream().filter(type -> type.requiredFields() != null && type.schemaRef() != null)
        .forEach(type -> problems.add(new Problem(Reason.Contradiction, "spec.events.types", "type '" + type.name()
            + "' has requiredFields and schemaRef: keep one, a schema says itself what is required")));
    return problems.stream();
  }
}
