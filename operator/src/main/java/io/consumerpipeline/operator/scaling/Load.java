package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.scaling.Observation.Position;
import io.consumerpipeline.operator.scaling.ScalingSettings.Target;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What replicas have to do.
 *
 * @param partitions those that replicas can do something about
 * @param everyPartition how many there are
 */
record Load(SortedMap<Integer, Share> partitions, int everyPartition) {
  /**
   * One partition's.
   *
   * @param arrival records per second
   */
  record Share(double arrival, long unread) {
    /** Records per second that it needs. */
    double need(Target target) {
      return arrival + excess(arrival, unread, target) / target.catchUp().toSeconds();
    }
  }

  /** The load between a sample and now, without partitions that nobody can help. */
  static Load between(Sample last, Sample now, Predicate<Integer> helpless) {
    var seconds = last.secondsUntil(now.at());
    var shares = new TreeMap<Integer, Share>();
    now.positions().forEach((partition, position) -> {
      if (!helpless.test(partition)) {
        shares.put(partition, new Share(arrived(last.positions(), partition, position) / seconds, position.unread()));
      }
    });
    return new Load(shares, now.positions().size());
  }

  private static long arrived(Map<Integer, Position> before, int partition, Position now) {
    var then = before.get(partition);
    return then == null ? 0 : now.end() - then.end();
  }

  double arrival() {
    return partitions.values().stream().mapToDouble(Share::arrival).sum();
  }

  long unread() {
    return partitions.values().stream().mapToLong(Share::unread).sum();
  }

  boolean isNothing() {
    return unread() == 0 && arrival() == 0;
  }

  /** Records beyond those that may be behind. */
  double excess(Target target) {
    return excess(arrival(), unread(), target);
  }

  /** Records per second that all of it needs. */
  double need(Target target) {
    return arrival() + excess(target) / target.catchUp().toSeconds();
  }

  /** The partitions that need more than one replica can do. */
  Load hot(Target target, double ratePerReplica) {
    return only(share -> share.need(target) > ratePerReplica);
  }

  /** The others. */
  Load even(Target target, double ratePerReplica) {
    return only(share -> share.need(target) <= ratePerReplica);
  }

  private Load only(Predicate<Share> wanted) {
    var some = new TreeMap<>(partitions);
    some.values().removeIf(wanted.negate());
    return new Load(some, everyPartition);
  }

  private static double excess(double arrival, long unread, Target target) {
    return Math.max(0, unread - arrival * target.lag().toSeconds());
  }
}
