package io.consumerpipeline.runtime.event;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.contract.RuntimeConfig.UnknownType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The types that events may have. Each has an index, its place in {@link #declared}; all others share the one after the last.
 * Safe for use by several threads.
 *
 * @param field path of the field that holds the type; empty if events have no types
 */
public record EventTypes(String field, List<EventType> declared, UnknownType unknown) {
  /** How the rest is called where types are counted. */
  public static final String OTHER = "(other)";

  public EventTypes {
    declared = List.copyOf(declared);
  }

  /** As configured, with all schemas read. */
  public static EventTypes of(RuntimeConfig.Events events) {
    return new EventTypes(events.typeField(), events.types().stream().map(EventType::of).toList(), events.unknownType());
  }

  /** Whether events have types. */
  boolean exist() {
    return !field.isEmpty();
  }

  /** What types are called where they are counted; empty if events have none. */
  public static List<String> names(RuntimeConfig.Events events) {
    return events.types().isEmpty()
        ? List.of()
        : Stream.concat(events.types().stream().map(RuntimeConfig.EventType::name), Stream.of(OTHER))
            .toList();
  }

  /** The index of the type that a field names; the number of declared types if it names none of them. */
  int indexOf(Field type) {
    for (int i = 0; i < declared.size(); i++) {
      if (declared.get(i).isNamed(type)) {
        return i;
      }
    }
    return declared.size();
  }
}
