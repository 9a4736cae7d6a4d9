package io.consumerpipeline.operator.plan;

import io.consumerpipeline.api.Resources;
import io.consumerpipeline.api.Resources.Amounts;
import io.consumerpipeline.operator.plan.Problem.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CPU and memory that no node could give, or no pod could start with. */
final class ResourceReview {
  private static final AmountRange CPU_REQUEST = AmountRange.of("0", "1000");
  private static final AmountRange CPU_LIMIT = AmountRange.of("10m", "1000");
  private static final AmountRange MEMORY_REQUEST = AmountRange.of("0", "16Ti");
  private static final AmountRange MEMORY_LIMIT = AmountRange.of("64Mi", "16Ti");

  private ResourceReview() {}

  static Stream<Problem> of(@Nullable Resources resources) {
    if (resources == null) {
      return Stream.empty();
    }
    var requests = resources.requests() == null ? new Amounts(null, null) : resources.requests();
    var limits = resources.limits() == null ? new Amounts(null, null) : resources.limits();
    return Stream.of(
        CPU_REQUEST.refuse(requests.cpu(), "spec.resources.requests.cpu"),
        CPU_LIMIT.refuse(limits.cpu(), "spec.resources.limits.cpu"),
        MEMORY_REQUEST.refuse(requests.memory(), "spec.resources.requests.memory"),
        MEMORY_LIMIT.refuse(limits.memory(), "spec.resources.limits.memory"),
        order(requests.cpu(), limits.cpu(), "cpu"),
        order(requests.memory(), limits.memory(), "memory"))
        .flatMap(Optional::stream);
  }

  private static Optional<Problem> order(@Nullable String request, @Nullable String limit, String resource) {
    if (request == null || limit == null || !Amount.isWritten(request) || !Amount.isWritten(limit)) {
      return Optional.empty();
    }
    return Amount.parse(request).compareTo(Amount.parse(limit)) <= 0
        ? Optional.empty()
        : Optional.of(new Problem(Reason.Contradiction, "spec.resources.limits." + resource,
            "the limit " + limit + " is below the request " + request + ": raise the limit or lower the request"));
  }
}
