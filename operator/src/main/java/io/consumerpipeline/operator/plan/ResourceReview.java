package io.consumerpipeline.operator.plan;

import io.consumerpipeline.api.Resources;
import io.consumerpipeline.api.Resources.Amounts;
import io.consumerpipeline.operator.plan.Problem.Reason;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CPU and memory that no node could give, or no pod could start with. */
final class ResourceReview {
  private static final Amount MOST_CPU = Amount.parse("1000");
  private static final Amount LEAST_MEMORY = Amount.parse("64Mi");
  private static final Amount MOST_MEMORY = Amount.parse("16Ti");

  private ResourceReview() {}

  static Stream<Problem> of(@Nullable Resources resources) {
    if (resources == null) {
      return Stream.empty();
    }
    var requests = resources.requests() == null ? new Amounts(null, null) : resources.requests();
    var limits = resources.limits() == null ? new Amounts(null, null) : resources.limits();
    return Stream.of(
        range(requests.cpu(), Amount.parse("0"), MOST_CPU, "requests.cpu"),
        range(limits.cpu(), Amount.parse("1m"), MOST_CPU, "limits.cpu"),
        range(requests.memory(), Amount.parse("0"), MOST_MEMORY, "requests.memory"),
        range(limits.memory(), LEAST_MEMORY, MOST_MEMORY, "limits.memory"),
        order(requests.cpu(), limits.cpu(), "cpu"),
        order(requests.memory(), limits.memory(), "memory"))
        .filter(Objects::nonNull);
  }

  private static @Nullable Problem range(@Nullable String amount, Amount least, Amount most, String field) {
    if (amount == null) {
      return null;
    }
    var parsed = Amount.parse(amount);
    return parsed.compareTo(least) >= 0 && parsed.compareTo(most) <= 0
        ? null
        : new Problem(Reason.OutOfRange, "spec.resources." + field,
            amount + " is not allowed: write an amount from " + least.canonical() + " to " + most.canonical());
  }

  private static @Nullable Problem order(@Nullable String request, @Nullable String limit, String resource) {
    return request == null || limit == null || Amount.parse(request).compareTo(Amount.parse(limit)) <= 0
        ? null
        : new Problem(Reason.Contradiction, "spec.resources.limits." + resource,
            "the limit " + limit + " is below the request " + request + ": raise the limit or lower the request");
  }
}
