package io.consumerpipeline.operator.simulation;

/**
 * Counts changes, and reversals: replicas that go within the stabilisation window of scaling down, 300 s, after others came; and a
 * second change of direction within 300 s.
 */
final class Changes {
  private static final int WINDOW = 300;

  private int all;
  private int reversals;
  private int lastDirection;
  private int lastSecond;
  private int lastTurn = -WINDOW;

  void note(int second, int from, int to) {
    if (from == to) {
      return;
    }
    var direction = Integer.signum(to - from);
    if (all > 0 && direction != lastDirection) {
      var takenBack = direction < 0 && second - lastSecond < WINDOW;
      reversals += takenBack || second - lastTurn < WINDOW ? 1 : 0;
      lastTurn = second;
    }
    all++;
    lastDirection = direction;
    lastSecond = second;
  }

  int all() {
    return all;
  }

  int reversals() {
    return reversals;
  }
}
