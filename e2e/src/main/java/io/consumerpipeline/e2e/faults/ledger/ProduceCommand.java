package io.consumerpipeline.e2e.faults.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends a plan's events to a fresh topic and writes the ledger. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
@Command(name = "produce", description = "Send events to a fresh topic and write the ledger of what became of each.")
public final class ProduceCommand implements Callable<Integer> {
  private static final String COMMON_POISON = "NOT_JSON,NOT_AN_OBJECT,MISSING_FIELD,NUL_CHARACTER";

  @Spec
  private CommandSpec spec;
  @Option(names = "--bootstrap-servers", required = true, description = "host:port of a Kafka broker")
  private String bootstrapServers;
  @Option(names = "--topic", required = true, description = "topic that nothing was written to yet")
  private String topic;
  @Option(names = "--partitions", required = true, description = "how many the topic has")
  private int partitions;
  @Option(names = "--ledger", required = true, description = "file to write")
  private Path ledger;
  @Option(names = "--run", defaultValue = "run", description = "name of the run, in every event (${DEFAULT-VALUE})")
  private String run;
  @Option(names = "--seed", defaultValue = "1", description = "decides everything random (${DEFAULT-VALUE})")
  private long seed;
  @Option(names = "--events", defaultValue = "100000", description = "of all partitions together (${DEFAULT-VALUE})")
  private long events;
  @Option(names = "--keys", defaultValue = "64", description = "of each partition, a power of two (${DEFAULT-VALUE})")
  private int keys;
  @Option(names = "--payload-characters", defaultValue = "100", description = "of random text in each event (${DEFAULT-VALUE})")
  private int payloadCharacters;
  @Option(names = "--events-per-second", defaultValue = "0", description = "0 for as many as go (${DEFAULT-VALUE})")
  private long perSecond;
  @Option(names = "--poison-per-million", defaultValue = "0", description = "events that can never be stored (${DEFAULT-VALUE})")
  private int poisonPerMillion;
  @Option(names = "--poison", split = ",", defaultValue = COMMON_POISON, description = "kinds: ${COMPLETION-CANDIDATES}")
  private List<Poison> poison;
  @Option(names = "--transaction-size", defaultValue = "0", description = "events in each transaction, 0 for none (${DEFAULT-VALUE})")
  private int transactionSize;
  @Option(names = "--abort-per-thousand", defaultValue = "31", description = "transactions that are aborted (${DEFAULT-VALUE})")
  private int abortPerThousand;
  @Option(names = "--property", description = "name=value of the Kafka client, may come several times")
  private Map<String, String> properties = Map.of();

  @Override
  public Integer call() throws IOException {
    var plan = new LedgerPlan(run, seed, partitions, events, keys, payloadCharacters, new PoisonMix(poisonPerMillion, poison));
    var transactions = transactionSize > 0 ? new Transactions(run, transactionSize, abortPerThousand) : Transactions.NONE;
    var client = new HashMap<String, Object>(properties);
    client.put("bootstrap.servers", bootstrapServers);
    var written = new LedgerProducer(plan, topic, transactions, perSecond)
        .run(new KafkaBrokers(topic, partitions, transactions, client));
    LedgerFile.write(written, ledger);
    var out = spec.commandLine().getOut();
    for (Outcome outcome : Outcome.values()) {
      out.println(outcome + " " + written.count(outcome));
    }
    return 0;
  }
}
