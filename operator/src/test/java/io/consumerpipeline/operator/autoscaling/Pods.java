package io.consumerpipeline.operator.autoscaling;

import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.contract.RuntimeStatus.Events;
import io.consumerpipeline.contract.RuntimeStatus.Partition;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import io.consumerpipeline.operator.pods.PodAnswer;
import io.consumerpipeline.operator.pods.PodReport;
import io.consumerpipeline.operator.pods.PodState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What pods say, written shortly. */
final class Pods {
  private static final Connection FINE = new Connection(ConnectionState.Connected, null, null, Instant.EPOCH);

  private Pods() {}

  static PodReport counting(String uid, Events events, double busySeconds) {
    return report(uid, Instant.EPOCH, ConnectionState.Connected, events, busySeconds);
  }

  static PodReport started(String uid, Instant at) {
    return report(uid, at, ConnectionState.Connected, new Events(0, 0, 0, 0, 0), 0);
  }

  static PodReport sink(String uid, ConnectionState state) {
    return report(uid, Instant.EPOCH, state, new Events(0, 0, 0, 0, 0), 0);
  }

  static PodReport silent(String uid) {
    return new PodReport(state(uid), new PodAnswer.Silent("ConnectException"));
  }

  static PodReport stopped(String uid, int... partitions) {
    return report(uid, Instant.EPOCH, ConnectionState.Connected, new Events(0, 0, 0, 0, 0), 0,
        Arrays.stream(partitions)
            .mapToObj(number -> new Partition(number, PartitionState.Stopped, "DeadLetterStorm", "decide", 0L, 0))
            .toArray(Partition[]::new));
  }

  static PodState state(String uid) {
    return new PodState("page-views-" + uid, uid, "10.0.0.1", true, null);
  }

  private static PodReport report(String uid, Instant startedAt, ConnectionState sink, Events events, double busySeconds,
      Partition... partitions) {
    return new PodReport(state(uid), new PodAnswer.Answered(new RuntimeStatus("0.1.0", startedAt, FINE,
        new Connection(sink, null, null, Instant.EPOCH), List.of(partitions), events, busySeconds, List.of(), null)));
  }
}
