package io.consumerpipeline.e2e.faults.proxy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** Carries the bytes of one direction of a connection and applies the faults to them. For one thread. */
final class Pump {
  private static final int CHUNK = 64 << 10;
  private final Direction direction;
  private final Socket from;
  private final Socket to;
  private final FaultBoard board;
  private final Gate gate;
  private long carried;
  private boolean deaf;

  Pump(Direction direction, Socket from, Socket to, FaultBoard board, Gate gate) {
    this.direction = direction;
    this.from = from;
    this.to = to;
    this.board = board;
    this.gate = gate;
  }

  /** Sees every chunk before it is forwarded; false cuts the connection instead. */
  @FunctionalInterface
  interface Gate {
    boolean lets(byte[] bytes, int length);
  }

  /** How a direction ended. */
  enum End {
    /** Nothing more will come, and the other end may know it or not. */
    OVER,
    /** The connection is to be cut. */
    CUT
  }

  /** Returns when the direction has ended; a deaf one never lets the other end know. */
  End carry() throws InterruptedException {
    byte[] buffer = new byte[CHUNK];
    try {
      for (int length = from.getInputStream().read(buffer); length >= 0; length = from.getInputStream().read(buffer)) {
        if (!forward(buffer, length)) {
          return End.CUT;
        }
      }
      if (!isDeaf()) {
        to.shutdownOutput();
      }
      return End.OVER;
    } catch (IOException e) {
      return deaf ? End.OVER : End.CUT; // one end is gone, and the other hears of it in the same way
    }
  }

  private boolean forward(byte[] buffer, int length) throws IOException, InterruptedException {
    if (!deaf) {
      hold(length);
    }
    if (isDeaf()) {
      return true;
    }
    if (!gate.lets(buffer, length)) {
      return false;
    }
    var cut = board.active(Fault.CutAt.class).filter(fault -> fault.direction() == direction);
    long left = cut.map(fault -> fault.bytes() - carried).orElse(Long.MAX_VALUE);
    if (left > 0) {
      to.getOutputStream().write(buffer, 0, (int) Math.min(left, length));
    }
    carried += length;
    if (left <= length) {
      board.count(Fault.Kind.CUT);
      return false;
    }
    return true;
  }

  private void hold(int length) throws InterruptedException {
    var delay = board.active(Fault.Delay.class);
    var bandwidth = board.active(Fault.Bandwidth.class);
    Duration time = delay.map(board::holdOf).orElse(Duration.ZERO)
        .plus(bandwidth.map(fault -> fault.timeFor(length)).orElse(Duration.ZERO));
    if (time.isPositive()) {
      delay.ifPresent(fault -> board.count(fault.kind()));
      bandwidth.ifPresent(fault -> board.count(fault.kind()));
      Thread.sleep(time);
    }
  }

  /** Once deaf, always deaf: a stream with a hole in it would be nonsense to whoever reads it. */
  private boolean isDeaf() {
    if (!deaf) {
      var halfOpen = board.active(Fault.HalfOpen.class).map(Fault::kind);
      var oneWay = board.active(Fault.OneWayDrop.class).filter(fault -> fault.direction() == direction).map(Fault::kind);
      halfOpen.or(() -> oneWay).ifPresent(kind -> {
        deaf = true;
        board.count(kind);
      });
    }
    return deaf;
  }
}
