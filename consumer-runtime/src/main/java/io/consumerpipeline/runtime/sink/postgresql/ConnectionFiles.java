package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.SinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of the connection Secret. They are read at every new connection, so that a changed password restarts nothing. */
final class ConnectionFiles {
  private static final int DEFAULT_PORT = 5432;
  private static final int LARGEST_PORT = 65_535;
  private static final List<String> SSL_MODES = List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private final Path directory;

  ConnectionFiles(Path directory) {
    this.directory = directory;
  }

  /** Reads them all. */
  ConnectionSettings read() throws SinkException {
    return new ConnectionSettings(required("host", "host"), port(), required("dbname", "database"), required("user", "username"),
        required("password", "password"), sslMode(),
        optional("sslrootcert").map(text -> directory.resolve("sslrootcert")));
  }

  private Optional<String> sslMode() throws SinkException {
    Optional<String> written = optional("sslmode");
    if (written.isPresent() && !SSL_MODES.contains(written.get())) {
      throw setup("InvalidSecretKey", "the key sslmode of the connection Secret (file " + directory.resolve("sslmode")
          + ") is no mode: write one of " + String.join(", ", SSL_MODES));
    }
    return written;
  }

  private int port() throws SinkException {
    Optional<String> written = optional("port");
    if (written.isEmpty()) {
      return DEFAULT_PORT;
    }
    if (written.get().matches("\\d{1,5}")) {
      int port = Integer.parseInt(written.get());
      if (port > 0 && port <= LARGEST_PORT) {
        return port;
      }
    }
    throw setup("InvalidSecretKey", "the key port of the connection Secret (file " + directory.resolve("port")
        + ") is no port: write a number from 1 to 65535 there");
  }

  private String required(String key, String otherName) throws SinkException {
    Optional<String> value = optional(key);
    if (value.isEmpty()) {
      value = optional(otherName);
    }
    return value.orElseThrow(() -> setup("MissingSecretKey", "the connection Secret has no key " + key
        + (key.equals(otherName) ? "" : " or " + otherName) + " (no file or an empty one in " + directory
        + "): add it to the Secret that sink.postgresql.connectionSecretRef names; it is read again at the next attempt"));
  }

  /** Editors and {@code kubectl create --from-file} leave a line end at the end. */
  private Optional<String> optional(String key) throws SinkException {
    try {
      return Optional.of(Files.readString(directory.resolve(key)).stripTrailing()).filter(text -> !text.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new SinkException(new Failure.Setup("UnreadableSecret", "the file " + directory.resolve(key)
          + " of the connection Secret cannot be read: make it readable text"), e);
    }
  }

  private static SinkException setup(String reason, String message) {
    return new SinkException(new Failure.Setup(reason, message));
  }
}
