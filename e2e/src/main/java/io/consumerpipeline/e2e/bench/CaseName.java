package io.consumerpipeline.e2e.bench;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Cases as they are written on the command line. */
final class CaseName implements ITypeConverter<BenchmarkCase>, Iterable<String> {
  @Override
  public BenchmarkCase convert(String label) {
    return Arrays.stream(BenchmarkCase.values())
        .filter(one -> one.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("no case is called " + label + ": write one of "
            + Arrays.stream(BenchmarkCase.values()).map(BenchmarkCase::label).collect(Collectors.joining(", "))));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(BenchmarkCase.values()).map(BenchmarkCase::label).iterator();
  }
}
