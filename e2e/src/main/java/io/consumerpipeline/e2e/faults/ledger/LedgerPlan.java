package io.consumerpipeline.e2e.faults.ledger;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * All events of a run as a pure function of their place: partition, and index from 0 within it. The checker makes them again
 * instead of keeping them. Safe for use by several threads.
 *
 * <p>The indexes of a partition fall into blocks of as many as it has keys. Each block holds every key once, in an order of its own,
 * so the sequence of a key is the number of the block, and two events of one key may be neighbours or almost two blocks apart.
 *
 * @param run names the run in every event; lower-case letters, digits and hyphens
 * @param events of all partitions together; event n goes to partition n mod partitions
 * @param keys of each partition; a power of two
 * @param payloadCharacters length of the random text in each event
 */
public record LedgerPlan(String run, long seed, int partitions, long events, int keys, int payloadCharacters, PoisonMix poison) {
  /** What JSON must escape, and UTF-8 sequences of one to four bytes. */
  private static final int[] ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789 /\"\\\t\u00e9\u6f22\ud834\udd1e".codePoints()
      .toArray();

  public LedgerPlan {
    if (!run.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException("the run " + run + " must be 1 to 40 lower-case letters, digits and hyphens");
    }
    if (Integer.bitCount(keys) != 1 || keys < 1) {
      throw new IllegalArgumentException("keys is " + keys + "; it must be a power of two");
    }
    if (partitions < 1 || events < 0 || events / partitions >= Integer.MAX_VALUE || payloadCharacters < 1) {
      throw new IllegalArgumentException("a plan needs at least one partition, no more than 2^31 events in each, and a payload");
    }
  }

  /** The plan that ends after so many events; these are the same. */
  public LedgerPlan first(long count) {
    return new LedgerPlan(run, seed, partitions, count, keys, payloadCharacters, poison);
  }

  /** How many events go to a partition. */
  public int eventsOf(int partition) {
    return (int) (events / partitions + (partition < events % partitions ? 1 : 0));
  }

  /** The key of an event as a number from 0 within its partition. */
  public int keyNumber(int partition, long index) {
    long order = mix(partition, index / keys, 1);
    return (int) ((order | 1) * index + (order >>> 32)) & (keys - 1);
  }

  /** The key of an event. */
  public String key(int partition, long index) {
    return "p" + partition + "-k" + keyNumber(partition, index);
  }

  /** How an event is spoilt, if it is. */
  public Optional<Poison> poisonAt(int partition, long index) {
    return poison.at(mix(partition, index, 2));
  }

  /** The event as it ought to be, whether or not it is sent spoilt. */
  public Event event(int partition, long index) {
    var random = new SplittableRandom(mix(partition, index, 3));
    var payload = new StringBuilder(payloadCharacters + 8);
    for (int i = 0; i < payloadCharacters; i++) {
      payload.appendCodePoint(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
    return Event.sealed(new Place(run, partition, index), key(partition, index), index / keys, payload.toString());
  }

  /** The value that is sent: of a good event its JSON, of a spoilt one what its poison makes of it. */
  public byte[] value(int partition, long index) {
    var event = event(partition, index);
    return poisonAt(partition, index).map(kind -> kind.spoil(event)).orElseGet(() -> EventJson.write(event));
  }

  /** A well-mixed number for a place (finalizer of SplitMix64); the purpose keeps uses apart. */
  private long mix(int partition, long number, int purpose) {
    long z = seed + 0x9E3779B97F4A7C15L * (number * 8 + purpose) + 0xD1B54A32D192ED03L * (partition + 1L);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
