package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.scaling.ScalingHistory.Standstill;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From an observation that is believed to what a decision needs. */
final class Insight {
  /** A position that does not move for so many polls stands still. */
  private static final int STANDSTILL_POLLS = 4;

  private Insight() {}

  static Circumstances of(ScalingSettings settings, ScalingHistory history, Sample sample, Observation seen) {
    var last = history.last() == null ? sample : history.last();
    var writers = settings.sink().writers();
    var work = last.workUntil(sample, writers);
    var capacity = history.capacity().plus(work.done(), work.tellers() * writers);
    var standstills = standstills(history.standstills(), sample);
    var patience = settings.pollingInterval().multipliedBy(STANDSTILL_POLLS);
    var persistent = settings.excludePersistentLag() && seen.readyReplicas() > 0;
    var load = Load.between(last, sample, partition -> seen.stopped().contains(partition)
        || (persistent && stands(standstills.get(partition), sample.at(), patience)));
    var idle = !load.isNothing() ? null : history.idleSince() == null ? sample.at() : history.idleSince();
    var trusting = history.trusting(sample, capacity, idle, standstills);
    return Trials.judged(new Circumstances(settings, trusting, seen, load, work, sample.at()));
  }

  private static Map<Integer, Standstill> standstills(Map<Integer, Standstill> before, Sample sample) {
    var now = new HashMap<Integer, Standstill>();
    sample.positions().forEach((partition, position) -> {
      if (position.unread() > 0) {
        var known = before.get(partition);
        now.put(partition,
            known != null && known.next() == position.next() ? known : new Standstill(position.next(), sample.at()));
      }
    });
    return now;
  }

  private static boolean stands(@Nullable Standstill standstill, Instant now, Duration patience) {
    return standstill != null && !standstill.since().plus(patience).isAfter(now);
  }
}
