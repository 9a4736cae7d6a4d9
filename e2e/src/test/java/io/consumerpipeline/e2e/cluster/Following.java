package io.consumerpipeline.e2e.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** A program that goes on telling until it is closed. */
public final class Following implements AutoCloseable {
  private final Process process;
  private final Thread reading;

  /** Starts it, and hands on each line that it writes, from a thread of its own. */
  Following(List<String> words, String input, Consumer<String> line) {
    try {
      process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.outputWriter().append(input).flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reading = Thread.ofVirtual().start(() -> read(line));
  }

  private void read(Consumer<String> line) {
    try {
      process.inputReader().lines().forEach(line);
    } catch (UncheckedIOException e) {
      if (process.isAlive()) {
        throw e;
      }
    }
  }

  /** Whether it still tells; what ended by itself has seen only a part. */
  public boolean isAlive() {
    return process.isAlive() && reading.isAlive();
  }

  /** Ends it, and what it started. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
