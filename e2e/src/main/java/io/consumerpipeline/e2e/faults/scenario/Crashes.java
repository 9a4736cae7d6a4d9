package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.contract.RuntimeConfig.GroupProtocol;
import io.consumerpipeline.e2e.faults.trial.Member;
import io.consumerpipeline.e2e.faults.trial.Trial;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The process ends, without a word, at each of the runtime's crash points in turn. */
final class Crashes {
  /** Every process comes there once in its life at most, or once per partition: the first time is the only sure one. */
  private static final List<String> ONCE = List.of("ON_ASSIGNED", "BEFORE_CLAIM", "AFTER_CLAIM");
  /** Those that a member gets to again and again by going on consuming. */
  private static final List<String> CONSUMING = List.of("AFTER_POLL", "AFTER_ENCODE", "MID_COPY", "AFTER_COPY",
      "BEFORE_DEAD_LETTERS", "AFTER_DEAD_LETTERS", "BEFORE_POSITION", "AFTER_POSITION", "COMMIT_SENT", "AFTER_COMMIT",
      "BEFORE_KAFKA_COMMIT");
  private static final List<String> STOPPING = List.of("STOPPING", "STOPPED_WRITING");
  private static final int LATEST_TIME = 6;

  private Crashes() {}

  /** The long form gives each point a trial; the short form has one in which a member after another crashes, each at the next point. */
  static Stream<Scenario> all() {
    return Arrays.stream(GroupProtocol.values()).flatMap(Crashes::all);
  }

  private static Stream<Scenario> all(GroupProtocol protocol) {
    var alone = CONSUMING.stream().map(point -> scenario(protocol, point, 0, (stage, trial) -> {
      alone(stage, trial, point, LATEST_TIME);
      trial.join();
    }));
    var once = ONCE.stream().map(point -> scenario(protocol, point, 0, (stage, trial) -> {
      alone(stage, trial, point, 1);
      trial.join();
    }));
    var stopping = STOPPING.stream().map(point -> scenario(protocol, point, 0, (stage, trial) -> {
      stopping(stage, trial, point);
      trial.join();
    }));
    return Stream.of(alone, once, stopping, Stream.of(scenario(protocol, "ON_REVOKED", 1, Crashes::revoked),
        scenario(protocol, "ON_LOST", 1, Crashes::lost), inTurn(protocol))).flatMap(some -> some);
  }

  private static Scenario inTurn(GroupProtocol protocol) {
    return new Scenario("crashes-" + word(protocol),
        "each member is ended at another point (group protocol " + word(protocol) + ")",
        1, 0, stage -> {
          var points = Stream.of(CONSUMING, ONCE, STOPPING).flatMap(List::stream).toList();
          points.forEach(point -> stage.fired().expect(point, stage.times()));
          try (Trial trial = stage.open(stage.plan().by(protocol))) {
            for (var point : points) {
              if (STOPPING.contains(point)) {
                stopping(stage, trial, point);
              } else {
                alone(stage, trial, point, ONCE.contains(point) ? 1 : LATEST_TIME);
              }
            }
            trial.join();
            return trial.conclude();
          }
        });
  }

  private static String word(GroupProtocol protocol) {
    return protocol.name().toLowerCase(Locale.ROOT);
  }

  private interface Course {
    void run(Stage stage, Trial trial) throws Exception;
  }

  private static Scenario scenario(GroupProtocol protocol, String point, int few, Course course) {
    return new Scenario("crash-" + word(protocol) + "-" + point.toLowerCase(Locale.ROOT).replace('_', '-'),
        "the process is ended at the point " + point + " (group protocol " + word(protocol) + "), and the next one takes over",
        few, 30,
        stage -> {
          stage.fired().expect(point, stage.times());
          try (Trial trial = stage.open(stage.plan().by(protocol))) {
            course.run(stage, trial);
            return trial.conclude();
          }
        });
  }

  private static Member join(Trial trial, String point, int time) throws IOException {
    return trial.join("-Dconsumerpipeline.fault=crash:" + point + ":" + time);
  }

  private static void awaitCrash(Stage stage, Member member, String point) throws Exception {
    member.awaitCrash();
    stage.fired().count(point);
  }

  /** One member after the other, each of which crashes. */
  private static void alone(Stage stage, Trial trial, String point, int latest) throws Exception {
    for (int i = 0; i < stage.times(); i++) {
      awaitCrash(stage, join(trial, point, stage.random().nextInt(1, latest + 1)), point);
    }
  }

  /** As {@link #alone}, but each crashes when it is asked to stop. */
  private static void stopping(Stage stage, Trial trial, String point) throws Exception {
    for (int i = 0; i < stage.times(); i++) {
      Member member = join(trial, point, 1);
      member.awaitPartition();
      stage.pause(0, 500);
      member.signal("TERM");
      awaitCrash(stage, member, point);
    }
  }

  /** Each member takes partitions from the one before, which crashes of it. */
  private static void revoked(Stage stage, Trial trial) throws Exception {
    Member before = join(trial, "ON_REVOKED", 1);
    before.awaitPartition();
    for (int i = 0; i < stage.times(); i++) {
      Member next = i + 1 < stage.times() ? join(trial, "ON_REVOKED", 1) : trial.join();
      awaitCrash(stage, before, "ON_REVOKED");
      next.awaitPartition();
      before = next;
    }
  }

  /** A member is frozen until another has its partitions, and learns of that when it thaws. */
  private static void lost(Stage stage, Trial trial) throws Exception {
    trial.join();
    for (int i = 0; i < stage.times(); i++) {
      Member member = join(trial, "ON_LOST", 1);
      member.awaitPartition();
      trial.freezeUntilReplaced(member);
      member.signal("CONT");
      awaitCrash(stage, member, "ON_LOST");
    }
  }
}
