package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.deadletter.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dead letters of one attempt at a batch, held against what each partition may have. Single-threaded. */
final class Tally {
  private final List<DeadLetter> letters = new ArrayList<>();
  private final Map<Integer, Account> accounts = new HashMap<>();

  private static final class Account {
    final Lane lane;
    long records;
    long allowance;
    final Map<DeadLetterReason, Integer> reasons = new EnumMap<>(DeadLetterReason.class);
    long dead;

    Account(Lane lane) {
      this.lane = lane;
    }
  }

  /** With what the partitions of the batch may have now. */
  Tally(Batch batch, Instant now) {
    for (Batch.Slice slice : batch.slices()) {
      accounts.computeIfAbsent(slice.lane().partition(), number -> new Account(slice.lane())).records += slice.chunk().records()
          .size();
    }
    accounts.values().forEach(account -> account.allowance = account.lane.budget().allowance(now, account.records));
  }

  /** One more, or the storm that it makes. */
  void add(DeadLetter letter) throws DeadLetterStorm {
    letters.add(letter);
    Account account = accounts.get(letter.record().partition());
    if (account == null) {
      throw new IllegalStateException("a dead letter of a partition that the batch does not have");
    }
    account.reasons.merge(letter.rejection().reason(), 1, Integer::sum);
    account.dead++;
    if (account.dead > account.allowance) {
      throw new DeadLetterStorm(account.lane, account.records, account.dead, mostOften(account));
    }
  }

  private static String mostOften(Account account) {
    return account.reasons.entrySet().stream().max(Comparator.comparing(Map.Entry::getValue)).map(entry -> entry.getKey().name())
        .orElse("");
  }

  List<DeadLetter> letters() {
    return letters;
  }
}
