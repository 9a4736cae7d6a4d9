package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.proxy.Direction;
import io.consumerpipeline.e2e.faults.proxy.Fault;
import io.consumerpipeline.e2e.faults.proxy.FaultProxy;
import io.consumerpipeline.e2e.faults.proxy.Protocol;
import io.consumerpipeline.e2e.faults.trial.Trial;
import io.consumerpipeline.e2e.faults.trial.Ways;
import io.consumerpipeline.e2e.process.Broker;
import io.consumerpipeline.e2e.process.FreePort;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;

/** The network between the pipeline and one of its servers breaks in the ways that networks do. */
final class NetworkFaults {
  private static final Duration DELAY = Duration.ofMillis(40);

  private NetworkFaults() {}

  /**
   * A way to break.
   *
   * @param fewSeconds that it lasts at least, and at most
   */
  private record Break(String name, String what, Fault.Kind kind, int few, int many, int fewSeconds, int manySeconds,
      Function<Stage, Fault> fault) {}

  private static Stream<Break> breaks() {
    return Stream.of(
        new Break("half-open", "carries nothing and nobody is told", Fault.Kind.HALF_OPEN, 1, 40, 8, 15,
            stage -> new Fault.HalfOpen()),
        new Break("deaf", "loses what the server says", Fault.Kind.ONE_WAY_DROP, 0, 20, 8, 15,
            stage -> new Fault.OneWayDrop(Direction.TO_CLIENT)),
        new Break("mute", "loses what the pipeline says", Fault.Kind.ONE_WAY_DROP, 0, 20, 8, 15,
            stage -> new Fault.OneWayDrop(Direction.TO_SERVER)),
        new Break("cut", "is cut after a random number of bytes", Fault.Kind.CUT, 5, 100, 1, 3,
            stage -> new Fault.CutAt(stage.random().nextBoolean() ? Direction.TO_SERVER : Direction.TO_CLIENT,
                stage.random().nextInt(1, 60_000))),
        new Break("slow", "delays everything by 40 to 80 ms", Fault.Kind.DELAY, 50, 2_000, 3, 10,
            stage -> new Fault.Delay(DELAY, DELAY)));
  }

  static Stream<Scenario> all() {
    return breaks().flatMap(way -> Stream.of(
        new Scenario("postgresql-network-" + way.name(), "the connection to PostgreSQL " + way.what(), way.few(), way.many(),
            stage -> toDatabase(stage, way)),
        new Scenario("kafka-network-" + way.name(), "the connection to Kafka " + way.what(), way.few(), way.many(),
            stage -> toBroker(stage, way))));
  }

  private static Verdict toDatabase(Stage stage, Break way) throws Exception {
    try (var proxy = proxy(stage, stage.lab().database().port()); Trial trial = stage.open()) {
      return run(stage, way, trial, proxy, new Ways(trial.broker().bootstrapServers(), proxy.port()));
    }
  }

  private static Verdict toBroker(Stage stage, Break way) throws Exception {
    int port = FreePort.find();
    try (var proxy = proxy(stage, port)) {
      return stage.with(stage.lab().newBroker(stage.name(), new Broker.SideDoor(port, proxy.port())), broker -> {
        try (Trial trial = Trial.open(stage.lab(), broker, stage.lab().database(), stage.plan())) {
          return run(stage, way, trial, proxy, new Ways("127.0.0.1:" + proxy.port(), trial.database().port()));
        }
      });
    }
  }

  private static FaultProxy proxy(Stage stage, int port) throws Exception {
    return new FaultProxy(0, InetSocketAddress.createUnresolved("127.0.0.1", port), Protocol.ANY, stage.seed());
  }

  private static Verdict run(Stage stage, Break way, Trial trial, FaultProxy proxy, Ways ways) throws Exception {
    String what = way.kind().name();
    stage.fired().expect(what, stage.times());
    trial.join(ways);
    trial.join(ways);
    while (proxy.fired(way.kind()) < stage.times()) {
      trial.awaitProgress(200);
      proxy.set(way.fault().apply(stage));
      stage.pause(way.fewSeconds() * 1_000, way.manySeconds() * 1_000);
      proxy.set();
    }
    stage.fired().count(what, proxy.fired(way.kind()));
    trial.awaitProgress(200);
    return trial.conclude();
  }
}
