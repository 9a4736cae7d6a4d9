package io.consumerpipeline.e2e.faults.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The results of a long run so far, a line of JSON each, so that it can be interrupted and goes on where it was. */
final class StateFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  StateFile(Path file) {
    this.file = file;
  }

  List<Result> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    var results = new ArrayList<Result>();
    for (var line : Files.readAllLines(file)) {
      results.add(JSON.readValue(line, Result.class));
    }
    return results;
  }

  synchronized void add(Result result) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, JSON.writeValueAsString(result) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
