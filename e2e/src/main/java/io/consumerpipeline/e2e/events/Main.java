package io.consumerpipeline.e2e.events;

import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code events loans|page-views}: sends events, and says in one line of JSON what it sent. */
@Command(name = "events", mixinStandardHelpOptions = true, description = "Sends events to Kafka and says in one line of JSON what it sent.")
public final class Main implements Callable<Integer> {
  @Parameters(paramLabel = "loans|page-views", description = "Which events.")
  private EventFamily family = EventFamily.LOANS;

  @Option(names = "--bootstrap-servers", required = true, description = "The brokers, host:port.")
  private String bootstrapServers = "";

  @Option(names = "--topic", required = true, description = "The topic to send to.")
  private String topic = "";

  @Option(names = "--partitions", description = "Makes the topic with so many partitions unless it exists; without it, it has to.")
  private int partitions;

  @Option(names = "--count", defaultValue = "1000", description = "How many events; 0 only makes the topic.")
  private long count;

  @Option(names = "--first", description = "Number of the first event: where an earlier run ended.")
  private long first;

  @Option(names = "--rate", description = "Events per second; without it, as fast as possible.")
  private int rate;

  @Option(names = "--bad-percent", description = "How many of a hundred have a flaw.")
  private int badPercent;

  @Option(names = "--seed", defaultValue = "1", description = "Other seeds give other events, the same seed the same.")
  private long seed;

  @Override
  public Integer call() throws Exception {
    var plan = new EventPlan(family, seed, first, count, badPercent);
    var sender = new EventSender(bootstrapServers, topic);
    if (partitions > 0) {
      sender.createTopic(partitions);
    }
    System.out.println(sender.send(plan, rate).toJson());
    return 0;
  }

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).registerConverter(EventFamily.class, EventFamily::of).execute(arguments));
  }
}
