package io.consumerpipeline.runtime.config;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.event.EventType;
import io.consumerpipeline.runtime.event.FieldSource;
import io.consumerpipeline.schema.UnusableSchemaException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The part of {@link ConfigCheck} about events: sizes, paths, types and their schemas. */
final class EventsCheck {
  private final List<String> problems = new ArrayList<>();

  private EventsCheck() {}

  static List<String> problems(RuntimeConfig.Events events) {
    var check = new EventsCheck();
    check.require(events.maxBytes() > 0, "events.maxBytes is not above 0: write the largest size of a value in bytes");
    check.paths("events.requiredFields", events.requiredFields());
    check.require(events.typeField().isEmpty() == events.types().isEmpty(),
        "events.typeField and events.types belong together: write both, or '' and []");
    check.require(FieldSource.isPath(events.typeField()),
        "events.typeField is '" + events.typeField() + "': write a path such as a.b.c");
    var names = new HashSet<String>();
    for (int i = 0; i < events.types().size(); i++) {
      RuntimeConfig.EventType type = events.types().get(i);
      String key = "events.types[" + i + "]";
      check.require(!type.name().isEmpty() && names.add(type.name()),
          key + ".name is empty or comes twice: write each type once");
      check.paths(key + ".requiredFields", type.requiredFields());
      check.schema(key + ".schemaFile", type.schemaFile());
    }
    return check.problems;
  }

  private void paths(String key, List<String> paths) {
    for (String path : paths) {
      require(!path.isEmpty() && FieldSource.isPath(path), key + " holds '" + path + "': write a path such as a.b.c");
    }
  }

  private void schema(String key, String file) {
    if (file.isEmpty()) {
      return;
    }
    try {
      EventType.read(file);
    } catch (IOException e) {
      problems.add(
          key + " is " + file + ", which cannot be read (" + e.getClass().getSimpleName() + "): name a file with a JSON Schema");
    } catch (UnusableSchemaException e) {
      problems.add(key + " is " + file + ", and " + e.getMessage());
    }
  }

  private void require(boolean condition, String problem) {
    if (!condition) {
      problems.add(problem);
    }
  }
}
