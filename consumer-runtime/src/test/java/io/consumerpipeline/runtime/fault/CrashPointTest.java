package io.consumerpipeline.runtime.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrashPointTest {

  /** Passes every point three times, and says so. */
  static final class Passage {
    public static void main(String[] arguments) {
      for (int time = 1; time <= 3; time++) {
        for (CrashPoint point : CrashPoint.values()) {
          point.hit();
          System.out.println(point + " " + time);
        }
      }
    }
  }

  @Test
  void nothingHappensWithoutTheSystemProperty() throws Exception {
    var process = passage();

    assertThat(process.waitFor()).isZero();
    assertThat(printed(process)).hasSize(3 * CrashPoint.values().length);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMMIT_SENT")
  void theProcessEndsAtThePointAndTheTimeThatAreNamed(CrashPoint point) throws Exception {
    var process = passage("-Dconsumerpipeline.fault=crash:" + point + ":2");

    assertThat(process.waitFor()).isEqualTo(137);
    assertThat(printed(process)).contains(point + " 1").doesNotContain(point + " 2")
        .hasSizeGreaterThanOrEqualTo(CrashPoint.values().length);
  }

  @Test
  void aGateHoldsTheThreadUntilItsFileIsGone(@TempDir Path directory) throws Exception {
    var gate = directory.resolve("gate");
    var process = passage("-Dconsumerpipeline.fault=gate:AFTER_COPY:1:" + gate);
    while (!Files.exists(gate)) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(5);
    }
    assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();

    Files.delete(gate);

    assertThat(process.waitFor()).isZero();
    assertThat(printed(process)).hasSize(3 * CrashPoint.values().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "crash:AFTER_COPY", "crash:NOWHERE:1", "crash:AFTER_COPY:often", "gate:AFTER_COPY:1"})
  void whatIsNoFaultIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Trap.parse(text));
  }

  private static Process passage(String... options) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(options));
    command.add(Passage.class.getName());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static List<String> printed(Process process) throws IOException {
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      return lines.lines().toList();
    }
  }
}
