package io.consumerpipeline.kafka;

import java.util.ArrayList;
import java.util.List;

/** Passwords and certificates as the files have them at this moment, and whether they can be any. */
record KeyMaterial(KeyFiles files) {

  /** A password; line ends after it are none of it: editors and {@code kubectl create --from-file} leave one. */
  String secret(String file) throws KeyFileException {
    String text = files.read(file).stripTrailing();
    if (text.isEmpty()) {
      throw new KeyFileException(file + " is empty: give this key of the Secret a value", null);
    }
    return text;
  }

  /** PEM certificates of all these files, one after the other; empty for no files. */
  String certificates(List<String> names) throws KeyFileException {
    var texts = new ArrayList<String>();
    for (String name : names) {
      List<String> found = files.matching(name);
      if (found.isEmpty()) {
        throw new KeyFileException("there is no " + name + ": add a key of such a name to the Secret", null);
      }
      for (String file : found) {
        String text = files.read(file);
        if (!text.contains("-----BEGIN CERTIFICATE-----")) {
          throw new KeyFileException(
              file + " holds no PEM certificate (-----BEGIN CERTIFICATE-----): put one into this key of the Secret",
              null);
        }
        texts.add(text);
      }
    }
    return String.join("\n", texts);
  }

  /** A PEM key as Java reads it. */
  String privateKey(String file) throws KeyFileException {
    String text = files.read(file);
    if (!text.contains("-----BEGIN PRIVATE KEY-----")) {
      throw new KeyFileException(file + " holds no private key in PKCS#8 (-----BEGIN PRIVATE KEY-----): with cert-manager set"
          + " privateKey.encoding: PKCS8, otherwise convert it with openssl pkcs8 -topk8 -nocrypt", null);
    }
    return text;
  }
}
