package io.consumerpipeline.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A key and its self-signed certificate, in PEM; it is an authority of its own.
 *
 * @param file the certificate
 * @param key readable to its owner alone, as PostgreSQL wants it
 */
record Certificate(Path file, Path key) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /** For a server of this DNS name. */
  static Certificate of(String host) throws Exception {
    Path directory = Files.createTempDirectory("certificate");
    Path store = directory.resolve("store.p12");
    int exit = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
        "server",
        "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-validity", "2", "-storetype", "PKCS12", "-keystore",
        store.toString(), "-storepass", new String(PASSWORD)).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("keytool ended with " + exit);
    }
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    Path file = pem(directory.resolve("server.crt"), "CERTIFICATE", keys.getCertificate("server").getEncoded());
    Path key = pem(directory.resolve("server.key"), "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return new Certificate(file, key);
  }

  private static Path pem(Path file, String kind, byte[] bytes) throws Exception {
    String body = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes);
    return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }
}
