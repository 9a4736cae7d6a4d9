package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.data.Shape;
import io.consumerpipeline.e2e.process.ConsumerRuntime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that can be measured, in the order of a round. */
enum BenchmarkCase {
  COPY_TYPED_1(new Work.Copy(Shape.TYPED, 1)), COPY_TYPED_2(new Work.Copy(Shape.TYPED, 2)),
  APPEND_TYPED(new Work.Append(Shape.TYPED, ConsumerRuntime.DEFAULT_MEMORY)),
  APPEND_TYPED_SMALL_HEAP(new Work.Append(Shape.TYPED, List.of("-Xmx64m"))),
  APPEND_TYPED_POISON(new Work.Poisoned(Shape.TYPED, ConsumerRuntime.DEFAULT_MEMORY)),
  UPSERT_TYPED(new Work.Upsert(Shape.TYPED, ConsumerRuntime.DEFAULT_MEMORY)),
  COPY_RAW_1(new Work.Copy(Shape.RAW, 1)), COPY_RAW_2(new Work.Copy(Shape.RAW, 2)),
  APPEND_RAW(new Work.Append(Shape.RAW, ConsumerRuntime.DEFAULT_MEMORY)),
  UPSERT_RAW(new Work.Upsert(Shape.RAW, ConsumerRuntime.DEFAULT_MEMORY)),
  LATENCY(new Work.Latency(Shape.TYPED, ConsumerRuntime.DEFAULT_MEMORY));

  private final Work work;

  BenchmarkCase(Work work) {
    this.work = work;
  }

  /** As it is written on the command line and in the table. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Work work() {
    return work;
  }

  Shape shape() {
    return switch (work) {
      case Work.Copy(var shape, var _) -> shape;
      case Work.Append(var shape, var _) -> shape;
      case Work.Upsert(var shape, var _) -> shape;
      case Work.Poisoned(var shape, var _) -> shape;
      case Work.Latency(var shape, var _) -> shape;
    };
  }

  /** Two connections that COPY the same rows; nothing for what is no matter of throughput. */
  Optional<BenchmarkCase> yardstick() {
    return switch (work) {
      case Work.Copy _,Work.Append _,Work.Poisoned _,Work.Upsert _ ->
        Optional.of(shape() == Shape.TYPED ? COPY_TYPED_2 : COPY_RAW_2);
      case Work.Latency _ -> Optional.empty();
    };
  }

  /** Labels of cases by the label of what they are compared with. */
  static Map<String, String> yardsticks() {
    return Arrays.stream(values())
        .filter(one -> one.yardstick().isPresent())
        .collect(Collectors.toMap(BenchmarkCase::label, one -> one.yardstick().orElseThrow().label()));
  }

  /** Those asked for and the yardsticks that their ratios need, in the order of a round; all if none was asked for. */
  static List<BenchmarkCase> chosen(List<BenchmarkCase> only) {
    return Arrays.stream(values())
        .filter(one -> only.isEmpty() || only.contains(one)
            || only.stream().anyMatch(asked -> asked.yardstick().equals(Optional.of(one))))
        .toList();
  }

  /** The table of those that need a poisoned topic. */
  static Optional<Shape> poisonedShape(List<BenchmarkCase> cases) {
    return cases.stream().filter(one -> one.work() instanceof Work.Poisoned).map(BenchmarkCase::shape).findFirst();
  }

  /** Whether a full topic is needed for them. */
  static boolean needTopic(List<BenchmarkCase> cases) {
    return cases.stream().anyMatch(one -> one.yardstick().isPresent());
  }
}
