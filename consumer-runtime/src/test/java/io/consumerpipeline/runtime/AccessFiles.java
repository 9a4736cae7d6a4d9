package io.consumerpipeline.runtime;

import io.consumerpipeline.contract.RuntimeConfig.Login;
import io.consumerpipeline.contract.RuntimeConfig.Mechanism;
import io.consumerpipeline.contract.RuntimeConfig.Security;
import io.consumerpipeline.kafka.Authority;
import io.consumerpipeline.kafka.TokenServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one pipeline's credentials, and the ways of getting in that name them. */
record AccessFiles(Path directory) {

  static AccessFiles create() throws IOException {
    return new AccessFiles(Files.createTempDirectory("access"));
  }

  AccessFiles write(String key, String text) throws IOException {
    Files.writeString(directory.resolve(key), text);
    return this;
  }

  AccessFiles write(Authority.Pem own) throws IOException {
    return write("user.crt", own.certificate()).write("user.key", own.key());
  }

  AccessFiles trust(Authority authority) throws IOException {
    return write("ca.crt", authority.certificate());
  }

  void remove(String key) throws IOException {
    Files.delete(directory.resolve(key));
  }

  Security password(Mechanism mechanism, String user) {
    return new Security(false, List.of(), new Login.Password(mechanism, user, file("password")));
  }

  Security passwordOverTls(String user) {
    return new Security(true, List.of(file("*.crt")), new Login.Password(Mechanism.ScramSha512, user, file("password")));
  }

  Security certificate() {
    return new Security(true, List.of(file("ca.crt")), new Login.Certificate(file("user.crt"), file("user.key")));
  }

  Security tls() {
    return new Security(true, List.of(file("ca.crt")), new Login.None());
  }

  Security token(TokenServer server) {
    return new Security(false, List.of(),
        new Login.Token(server.tokenEndpoint(), TokenServer.CLIENT, file("secret"), "kafka", List.of(file("ca.crt"))));
  }

  private String file(String key) {
    return directory.resolve(key).toString();
  }
}
