package io.consumerpipeline.e2e.cluster;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Brings up cluster, operator and servers once before the first test, and takes down what it brought up itself: a cluster that
 * was there before, such as that of {@code ./demo}, stays.
 */
public final class Environment implements LauncherSessionListener {
  private boolean ours;

  /** An exception of a listener of single tests would only be logged; here it ends the run. */
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!Boolean.getBoolean("e2e")) {
      return;
    }
    ours = !Cluster.isUp();
    if (Cluster.environment("up") != 0) {
      throw new IllegalStateException("The end-to-end tests need a cluster: see the sentence above."
          + " `mvn verify -DskipITs` leaves them out, `mvn verify -Dcontext=NAME` runs them on a cluster of yours.");
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (ours && System.getProperty("keep") == null) {
      Cluster.environment("down");
    }
  }
}
