package io.consumerpipeline.e2e.faults.trial;

import io.consumerpipeline.e2e.process.Broker;
import io.consumerpipeline.e2e.process.Database;

/** How a member reaches its servers: directly or through proxies. */
public record Ways(String bootstrapServers, int databasePort) {
  static Ways direct(Broker broker, Database database) {
    return new Ways(broker.bootstrapServers(), database.port());
  }
}
