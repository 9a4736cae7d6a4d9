package io.consumerpipeline.e2e.cluster;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Brings up cluster, operator and servers once before the first test, and takes down what it brought up itself: a cluster that
 * was there before, such as that of {@code ./demo}, stays.
 */
public final class Environment implements LauncherSessionListener {
  private boolean ours;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session.getLauncher().registerTestExecutionListeners(new TestExecutionListener() {
      @Override
      public void testPlanExecutionStarted(TestPlan plan) {
        if (plan.containsTests() && System.getProperty("e2e") != null) {
          up();
        }
      }
    });
  }

  private void up() {
    ours = !Cluster.isUp();
    if (Cluster.environment("up") != 0) {
      System.err.println("The end-to-end tests need a cluster: see the sentence above. `mvn verify -DskipITs` leaves them out,"
          + " `mvn verify -Dcontext=NAME` runs them on a cluster of yours.");
      throw new IllegalStateException("no cluster for the end-to-end tests");
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (ours && System.getProperty("keep") == null) {
      Cluster.environment("down");
    }
  }
}
