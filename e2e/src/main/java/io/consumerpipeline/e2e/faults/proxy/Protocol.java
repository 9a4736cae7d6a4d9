package io.consumerpipeline.e2e.faults.proxy;

import io.consumerpipeline.e2e.faults.proxy.postgresql.CommitWatch;

/** What a proxy understands of the bytes it carries. */
public enum Protocol {
  /** Nothing. */
  ANY {
    @Override
    Gates gates(FaultBoard board) {
      return new Gates((bytes, length) -> true, (bytes, length) -> true);
    }
  },
  /** Where a transaction is committed, and what the server said to it; the faults that are about COMMIT need that. */
  POSTGRESQL {
    @Override
    Gates gates(FaultBoard board) {
      var watch = new CommitWatch(board::takesCommit, board::losesCommit);
      return new Gates((bytes, length) -> {
        boolean forward = watch.fromClient(bytes, length);
        if (!forward) {
          board.count(Fault.Kind.LOSE_COMMIT);
        }
        return forward;
      }, (bytes, length) -> {
        boolean swallow = watch.endsTakenCommit(bytes, length);
        if (swallow) {
          board.count(Fault.Kind.SWALLOW_COMMIT_ANSWER);
        }
        return !swallow;
      });
    }
  };

  /** The gates of a new connection. */
  abstract Gates gates(FaultBoard board);

  /** One gate each way. */
  record Gates(Pump.Gate toServer, Pump.Gate toClient) {}
}
