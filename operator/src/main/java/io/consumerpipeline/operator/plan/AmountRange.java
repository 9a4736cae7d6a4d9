package io.consumerpipeline.operator.plan;

import io.consumerpipeline.operator.plan.Problem.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The amounts that a field may have, ends included. */
record AmountRange(Amount least, Amount most) {
  static AmountRange of(String least, String most) {
    return new AmountRange(Amount.parse(least), Amount.parse(most));
  }

  /** What stands against an amount; nothing against one that is absent. */
  Optional<Problem> refuse(@Nullable String amount, String field) {
    if (amount == null) {
      return Optional.empty();
    }
    if (!Amount.isWritten(amount)) {
      return Optional.of(new Problem(Reason.InvalidAmount, field,
          "'" + amount + "' is no amount: write an amount from " + least.canonical() + " to " + most.canonical()));
    }
    var parsed = Amount.parse(amount);
    return parsed.compareTo(least) >= 0 && parsed.compareTo(most) <= 0
        ? Optional.empty()
        : Optional.of(new Problem(Reason.OutOfRange, field,
            "'" + amount + "' is not allowed: write an amount from " + least.canonical() + " to " + most.canonical()));
  }
}
