package io.consumerpipeline.e2e.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program.
 *
 * @param exitCode as the program left it
 * @param output standard output
 * @param errors standard error
 */
public record Command(List<String> words, int exitCode, String output, String errors) {

  /** Runs a program to its end; one that takes longer than the limit is killed, and that is an error. */
  public static Command run(Duration limit, String input, List<String> words) {
    try {
      var out = Files.createTempFile("out", ".txt");
      var err = Files.createTempFile("err", ".txt");
      try {
        var process = new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try (var stdin = process.outputWriter()) {
          stdin.write(input);
        }
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor();
          throw new IllegalStateException(
              "still running after " + limit + ": " + String.join(" ", words) + "\n" + Files.readString(err));
        }
        return new Command(words, process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + String.join(" ", words), e);
    }
  }

  /** Runs a program with its output on the console of the tests, because people wait for it. */
  public static int runVisibly(Path directory, List<String> words) {
    try {
      return new ProcessBuilder(words).directory(directory.toFile()).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + String.join(" ", words), e);
    }
  }

  /** The output of a program that must have succeeded. */
  public String success() {
    if (exitCode != 0) {
      throw new AssertionError("exit code " + exitCode + " of: " + String.join(" ", words) + "\n" + errors);
    }
    return output.strip();
  }
}
