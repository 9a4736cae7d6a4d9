package io.consumerpipeline.e2e.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the build left what is run, by the root of the project. */
public record Installation(Path root) {
  /** The archive of the consumer runtime. */
  public Path runtimeImage() throws IOException {
    return built("consumer-runtime/target/consumer-runtime-image.tar");
  }

  /** The directory of the broker. */
  public Path kafkaJars() throws IOException {
    return built("e2e/images/target/kafka");
  }

  /** What the broker prints. */
  public Path kafkaLogging() throws IOException {
    return built("e2e/images/logback.xml");
  }

  /** The archive of the server. */
  public Path postgresqlPrograms() throws IOException {
    try (var files = Files.list(built("e2e/images/target/postgres"))) {
      var archives = files.filter(file -> file.toString().endsWith(".txz")).toList();
      return only(archives);
    }
  }

  /** The version that is in the name of Kafka's jar. */
  public String kafkaVersion() throws IOException {
    try (var files = Files.list(kafkaJars())) {
      var jar = only(files.filter(file -> file.getFileName().toString().startsWith("kafka-clients-")).toList());
      return jar.getFileName().toString().replaceAll("kafka-clients-|\\.jar", "");
    }
  }

  private Path only(List<Path> files) {
    if (files.size() != 1) {
      throw new IllegalStateException("one file was expected in e2e/images/target, there are " + files
          + ": delete the directory and build again");
    }
    return files.getFirst();
  }

  private Path built(String name) throws IOException {
    var path = root.resolve(name);
    if (!Files.exists(path)) {
      throw new IOException(name + " is missing: e2e/bench/run builds it");
    }
    return path;
  }
}
