package io.consumerpipeline.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** The directory and the processes of a run. Both are gone when the program ends, on Ctrl-C too. */
public record Scratch(Path directory, ChildProcesses processes) {

  /** A new one; the word is in its name. */
  public static Scratch make(String word) throws IOException {
    // PostgreSQL runs as another user than root, and has to get to its own part.
    var directory = Files.createTempDirectory("consumerpipeline-" + word + "-",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    var scratch = new Scratch(directory, new ChildProcesses(Files.createDirectory(directory.resolve("logs"))));
    Runtime.getRuntime().addShutdownHook(new Thread(scratch::remove, "cleaner"));
    return scratch;
  }

  private void remove() {
    processes.close();
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // Somebody else has removed it: that is what was wanted.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " could not be removed", e);
    }
  }
}
