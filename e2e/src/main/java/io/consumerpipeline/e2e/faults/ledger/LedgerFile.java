package io.consumerpipeline.e2e.faults.ledger;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A ledger as text: the plan, then a line per run of neighbouring events with one outcome ({@code partition OUTCOME first length
 * firstOffset}), then the end of each partition's log. It is written when the run is over: without the ends nothing could be judged.
 */
public final class LedgerFile {
  private static final String TITLE = "consumerpipeline-ledger 1";
  private static final String END = "END";

  private LedgerFile() {}

  /** Writes or replaces a file. */
  public static void write(Ledger ledger, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(TITLE + "\n" + plan(ledger.plan()) + "\n");
      for (int partition = 0; partition < ledger.partitions().size(); partition++) {
        for (Run run : ledger.partitions().get(partition).runs()) {
          out.write(partition + " " + run.outcome() + " " + run.first() + " " + run.length() + " " + run.firstOffset() + "\n");
        }
      }
      for (int partition = 0; partition < ledger.partitions().size(); partition++) {
        out.write(partition + " " + END + " " + ledger.partitions().get(partition).endOffset() + "\n");
      }
    }
  }

  /** Reads what {@link #write} wrote; anything else is an {@link IOException} that names the line. */
  public static Ledger read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2 || !lines.getFirst().equals(TITLE)) {
      throw new IOException(file + " is no ledger: its first line must be \"" + TITLE + "\"");
    }
    int number = 2;
    try {
      LedgerPlan plan = plan(lines.get(1));
      Map<Integer, List<Run>> runs = new HashMap<>();
      Map<Integer, Long> ends = new HashMap<>();
      for (String line : lines.subList(2, lines.size())) {
        number++;
        read(line.split(" "), runs, ends);
      }
      return ledger(plan, runs, ends);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(file + " cannot be read at or before line " + number + ": " + e.getMessage(), e);
    }
  }

  private static void read(String[] words, Map<Integer, List<Run>> runs, Map<Integer, Long> ends) {
    int partition = Integer.parseInt(words[0]);
    if (words[1].equals(END)) {
      ends.put(partition, Long.parseLong(words[2]));
    } else {
      runs.computeIfAbsent(partition, absent -> new ArrayList<>())
          .add(new Run(Outcome.valueOf(words[1]), Long.parseLong(words[2]),
              Long.parseLong(words[3]), Long.parseLong(words[4])));
    }
  }

  private static Ledger ledger(LedgerPlan plan, Map<Integer, List<Run>> runs, Map<Integer, Long> ends) {
    var partitions = new ArrayList<PartitionLedger>();
    for (int partition = 0; partition < plan.partitions(); partition++) {
      Long end = ends.get(partition);
      if (end == null) {
        throw new IllegalArgumentException("the end of partition " + partition + " is missing; the file is incomplete");
      }
      partitions.add(new PartitionLedger(partition, runs.getOrDefault(partition, List.of()), plan.eventsOf(partition), end));
    }
    return new Ledger(plan, partitions);
  }

  private static String plan(LedgerPlan plan) {
    return String.join(" ", "run=" + plan.run(), "seed=" + plan.seed(), "partitions=" + plan.partitions(),
        "events=" + plan.events(),
        "keys=" + plan.keys(), "payloadCharacters=" + plan.payloadCharacters(), "poisonPerMillion=" + plan.poison().perMillion(),
        "poison=" + plan.poison().kinds().stream().map(Poison::name).collect(Collectors.joining(",")));
  }

  private static LedgerPlan plan(String line) {
    var values = Arrays.stream(line.split(" "))
        .map(word -> word.split("=", 2))
        .collect(Collectors.toMap(word -> word[0], word -> word[1]));
    UnaryOperator<String> value = name -> Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalArgumentException("the plan says nothing of " + name));
    var kinds = Arrays.stream(value.apply("poison").split(",")).filter(name -> !name.isEmpty()).map(Poison::valueOf).toList();
    return new LedgerPlan(value.apply("run"), Long.parseLong(value.apply("seed")), Integer.parseInt(value.apply("partitions")),
        Long.parseLong(value.apply("events")), Integer.parseInt(value.apply("keys")),
        Integer.parseInt(value.apply("payloadCharacters")),
        new PoisonMix(Integer.parseInt(value.apply("poisonPerMillion")), kinds));
  }
}
