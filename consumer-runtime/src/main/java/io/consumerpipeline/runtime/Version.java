package io.consumerpipeline.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What the build wrote down about itself. */
final class Version implements IVersionProvider {
  private static final String FILE = "build.properties";

  /** The version of the product. */
  static String version() {
    return read("version");
  }

  /** The revision of its source, if whoever built it said so. */
  static String revision() {
    return read("revision");
  }

  @Override
  public String[] getVersion() {
    return new String[]{"consumer-runtime " + version() + " (revision " + revision() + ")"};
  }

  private static String read(String key) {
    var properties = new Properties();
    try (InputStream file = Version.class.getResourceAsStream(FILE)) {
      properties.load(file);
      return properties.getProperty(key, "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException("the archive lacks " + FILE, e);
    }
  }
}
