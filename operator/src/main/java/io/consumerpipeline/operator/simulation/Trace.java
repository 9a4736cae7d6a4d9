package io.consumerpipeline.operator.simulation;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** A load over time, and what goes wrong meanwhile. One replica does {@value World#RATE} records per second. */
public enum Trace {
  /** Always the same. */
  Steady("6,000/s", 3600, _ -> 6000),
  /** Ten times the load for five minutes. */
  Burst("1,500/s, 15,000/s for 5 minutes", 3600, second -> within(second, 600, 300) ? 15_000 : 1500),
  /** A day. */
  DailyWave("between 1,000/s and 15,000/s within a day", 86_400, second -> 8000 - 7000 * Math.cos(Math.TAU * second / 86_400)),
  /** Rises for half an hour, falls at once, again and again. */
  Sawtooth("from 1,000/s to 15,000/s within 30 minutes, and at once back", 7200,
      second -> 1000 + 14_000.0 * (second % 1800) / 1800),
  /** Rises for two hours. */
  SlowRamp("from 1,000/s to 20,000/s within two hours", 7200, second -> 1000 + 19_000.0 * second / 7200),
  /** Most of it in one partition, which is more than one replica can do. */
  HotPartition("5,000/s, 60 % of it in one partition", 3600, _ -> 5000),
  /** Together replicas do no more than a bit above three of them would. */
  SinkKnee("5,000/s, 12,000/s for 10 minutes; the sink takes 8,000/s", 5400, second -> within(second, 600, 600) ? 12_000 : 5000),
  /** Producers keep what they have and send it within a minute. */
  BrokerOutage("5,000/s; the broker is away for 5 minutes", 3600, Trace::aroundTheOutage),
  /** Every five minutes another of {@link Lie} for two polls. */
  LyingLag("6,000/s; every 5 minutes the figures are wrong for half a minute", 4200, _ -> 6000);

  private static final int OUTAGE_BEGINS = 900;
  private static final int OUTAGE = 300;

  private final String what;
  private final int seconds;
  private final IntToDoubleFunction arrivals;

  Trace(String what, int seconds, IntToDoubleFunction arrivals) {
    this.what = what;
    this.seconds = seconds;
    this.arrivals = arrivals;
  }

  /** In a few words. */
  public String what() {
    return what;
  }

  /** As it is called on the command line: {@code slow-ramp}. */
  public String label() {
    return name().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  int seconds() {
    return seconds;
  }

  /** Records that arrive in a second, evenly random by a tenth up and down; the same at every run. */
  double arrivals(int second) {
    return arrivals.applyAsDouble(second) * new SplittableRandom(second).nextDouble(0.9, 1.1);
  }

  /** A partition's part of them. */
  double share(int partition) {
    if (this != HotPartition) {
      return 1.0 / World.PARTITIONS;
    }
    return partition == 7 ? 0.6 : 0.4 / (World.PARTITIONS - 1);
  }

  /** What the sink takes of all replicas together, in records per second. */
  double sinkLimit() {
    return this == SinkKnee ? 8000 : Double.MAX_VALUE;
  }

  boolean brokerAway(int second) {
    return this == BrokerOutage && within(second, OUTAGE_BEGINS, OUTAGE);
  }

  /** The truth, or what is told instead of it. */
  Lie told(int second) {
    var lies = Lie.values();
    return this == LyingLag && second >= 600 && second % 300 < 30 ? lies[second / 300 - 1] : Lie.None;
  }

  private static double aroundTheOutage(int second) {
    if (within(second, OUTAGE_BEGINS, OUTAGE)) {
      return 0;
    }
    return within(second, OUTAGE_BEGINS + OUTAGE, 60) ? 5000 + 5000.0 * OUTAGE / 60 : 5000;
  }

  private static boolean within(int second, int begin, int length) {
    return second >= begin && second < begin + length;
  }
}
