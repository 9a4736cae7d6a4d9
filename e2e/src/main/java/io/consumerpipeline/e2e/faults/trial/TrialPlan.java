package io.consumerpipeline.e2e.faults.trial;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.e2e.faults.ledger.LedgerPlan;
import io.consumerpipeline.e2e.faults.ledger.Poison;
import io.consumerpipeline.e2e.faults.ledger.PoisonMix;
import io.consumerpipeline.e2e.faults.ledger.Transactions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The pipeline of a trial and what is sent to it.
 *
 * @param name of topic, group and run
 * @param topicPartitions that the topic begins with
 * @param perSecond events that are sent
 * @param events that are sent at least, however soon the faults are over
 * @param producer settings of Kafka's producer beside the usual ones
 */
public record TrialPlan(String name, long seed, int partitions, int topicPartitions, int perSecond, long events, PoisonMix poison,
    Transactions transactions, RuntimeConfig.GroupProtocol protocol, Map<String, Object> producer) {
  /** More than any trial lives to see. */
  private static final long ENDLESS = 1_000_000_000;
  private static final PoisonMix ONE_IN_FIFTY = new PoisonMix(20_000,
      List.of(Poison.NOT_JSON, Poison.NOT_AN_OBJECT, Poison.MISSING_FIELD, Poison.NUL_CHARACTER, Poison.REFUSED));

  /** Four partitions, 400 events a second, one in fifty of them spoilt. */
  public static TrialPlan of(String name, long seed) {
    return new TrialPlan(name, seed, 4, 4, 400, 0, ONE_IN_FIFTY, Transactions.NONE,
        RuntimeConfig.GroupProtocol.Classic, Map.of());
  }

  /** With another stream of events. */
  public TrialPlan sending(int eventsPerSecond, long atLeast, PoisonMix spoilt) {
    return new TrialPlan(name, seed, partitions, topicPartitions, eventsPerSecond, atLeast, spoilt, transactions, protocol,
        producer);
  }

  /** With transactions of Kafka. */
  public TrialPlan in(Transactions these) {
    return new TrialPlan(name, seed, partitions, topicPartitions, perSecond, events, poison, these, protocol, producer);
  }

  /** Of a topic that has so few partitions at first; events for the others wait. */
  public TrialPlan growingFrom(int few) {
    return new TrialPlan(name, seed, partitions, few, perSecond, events, poison, transactions, protocol, producer);
  }

  /** With another protocol of the group. */
  public TrialPlan by(RuntimeConfig.GroupProtocol other) {
    return new TrialPlan(name, seed, partitions, topicPartitions, perSecond, events, poison, transactions, other, producer);
  }

  /** With a producer that is set up in another way. */
  public TrialPlan producingBy(Map<String, Object> settings) {
    return new TrialPlan(name, seed, partitions, topicPartitions, perSecond, events, poison, transactions, protocol, settings);
  }

  String table() {
    return name.replace('-', '_');
  }

  LedgerPlan ledger() {
    return new LedgerPlan(name, seed, partitions, ENDLESS, 64, 100, poison);
  }

  RuntimeConfig config(Path connectionFiles, String bootstrapServers) {
    return new RuntimeConfig("faults", name,
        new RuntimeConfig.Source(new RuntimeConfig.Kafka(bootstrapServers, name, name, RuntimeConfig.Start.Earliest, "", protocol,
            RuntimeConfig.OnDataLoss.Stop, RuntimeConfig.Security.NONE, Map.of())),
        new RuntimeConfig.Events(List.of("payload"), 64 << 10, "", List.of(), RuntimeConfig.UnknownType.DeadLetter),
        new RuntimeConfig.Sink(new RuntimeConfig.Postgresql(connectionFiles.toString(), "public", table(), List.of(), true, 2,
            List.of(), new RuntimeConfig.Tls(RuntimeConfig.TlsMode.BySecret, ""))),
        new RuntimeConfig.Delivery(new RuntimeConfig.Batch(1_000, 1 << 20, 0), new RuntimeConfig.Retry(100, 2), table() + "_dlq",
            new RuntimeConfig.Hold(100, 100, 300), "", "", 0),
        // Any free port: nobody asks.
        new RuntimeConfig.Metrics(0, ""),
        new RuntimeConfig.Logging(RuntimeConfig.Level.Info, RuntimeConfig.Format.Text, 10));
  }
}
