package io.consumerpipeline.runtime.sink.postgresql;

import java.nio.file.Path;
import java.util.Optional;

/** How to reach a database. */
record ConnectionSettings(String host, int port, String database, String user, String password, Optional<String> sslMode,
    Optional<Path> rootCertificate) {

  /** Without the password. */
  String address() {
    return host + ":" + port + "/" + database;
  }

  @Override
  public String toString() {
    return user + "@" + address();
  }
}
