package io.consumerpipeline.runtime.event;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.deadletter.RejectedException;
import io.consumerpipeline.runtime.deadletter.Rejection;
import io.consumerpipeline.schema.EventSchema;
import io.consumerpipeline.schema.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the type of the event that was scanned last, and checks what events of that type must have. Single-threaded, reused. */
final class TypeRules {
  /** The event has no type that could be read. */
  static final int NONE = -1;

  private final EventTypes types;
  private final int slot;
  private final List<RequiredFields> required;
  private final Field field = new Field();
  private int index = NONE;

  /** The tree must know the type field and all required fields. */
  TypeRules(EventTypes types, FieldTree tree) {
    this.types = types;
    this.slot = types.exist() ? tree.slot(types.field()) : -1;
    this.required = types.declared().stream().map(type -> new RequiredFields(type.requiredFields(), tree)).toList();
  }

  void clear() {
    index = NONE;
  }

  /** The index of the type, see {@link EventTypes}, or {@link #NONE}. */
  int index() {
    return index;
  }

  /** The type as events spell it, one that is not declared cut to its beginning; null if there is none. */
  @Nullable
  String name() {
    if (index == NONE) {
      return null;
    }
    return index < types.declared().size() ? types.declared().get(index).name() : field.shown();
  }

  /** Reads the type. */
  void find(Fields fields, byte[] document) throws RejectedException {
    if (!types.exist()) {
      return;
    }
    switch (fields.kind(slot)) {
      case ABSENT, NULL -> throw new RejectedException(DeadLetterReason.MissingField,
          "the field " + types.field() + ", which holds the event's type, is absent or null", types.field());
      case OBJECT, ARRAY -> throw new RejectedException(DeadLetterReason.WrongType,
          "the field " + types.field() + ", which holds the event's type, is no text", types.field());
      case STRING, NUMBER, TRUE, FALSE -> {
        fields.load(slot, document, field);
        index = types.indexOf(field);
      }
    }
  }

  /** Whether the event is to be stored; false if it is only to be counted. */
  boolean check(Fields fields, byte[] document) throws RejectedException {
    if (index == NONE) {
      return true;
    }
    if (index == types.declared().size()) {
      return acceptsUnknown();
    }
    required.get(index).check(fields);
    EventSchema schema = types.declared().get(index).schema();
    Optional<Violation> violation = schema == null ? Optional.empty() : schema.check(document);
    if (violation.isPresent()) {
      Violation found = violation.get();
      throw new RejectedException(Rejection.ofEvent(found.reason(), found.message(), found.field()));
    }
    return true;
  }

  private boolean acceptsUnknown() throws RejectedException {
    return switch (types.unknown()) {
      case Accept -> true;
      case Skip -> false;
      case DeadLetter -> throw new RejectedException(DeadLetterReason.UnknownType, "the type \"" + field.shown()
          + "\" is not declared: add it to events.types, or say in events.unknownType what becomes of such events",
          types.field());
    };
  }
}
