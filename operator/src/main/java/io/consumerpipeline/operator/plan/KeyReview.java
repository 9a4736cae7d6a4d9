package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.Column;
import io.consumerpipeline.api.PostgresqlSink;
import io.consumerpipeline.api.WriteMode;
import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.operator.plan.Problem.Reason;
import java.util.List;
import java.util.stream.Stream;

/** The columns that tell rows apart with {@code writeMode: Upsert}. */
final class KeyReview {
  private static final String FIELD = "spec.sink.postgresql.keyColumns";

  private KeyReview() {}

  static Stream<Problem> of(PostgresqlSink sink) {
    List<String> keys = requireNonNullElse(sink.keyColumns(), List.of());
    if (keys.isEmpty() == (sink.writeMode() == WriteMode.Upsert)) {
      return Stream.of(new Problem(Reason.Contradiction, FIELD,
          "writeMode: Upsert and keyColumns go together: write both, or neither"));
    }
    List<String> known = sink.columns() == null
        ? RuntimeConfig.RAW_KEY_COLUMNS
        : sink.columns().stream().map(Column::name).toList();
    return keys.stream().filter(key -> !known.contains(key)).map(key -> new Problem(Reason.Contradiction, FIELD,
        "'" + key + "' is no column that can tell rows apart: write one of " + String.join(", ", known)));
  }
}
