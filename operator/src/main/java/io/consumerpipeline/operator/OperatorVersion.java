package io.consumerpipeline.operator;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the archive. */
final class OperatorVersion implements IVersionProvider {
  /** As one word. */
  static String current() {
    var version = OperatorVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[]{current()};
  }
}
