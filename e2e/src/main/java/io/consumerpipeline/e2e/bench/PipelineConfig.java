package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.e2e.bench.data.Shape;
import io.consumerpipeline.e2e.process.Broker;
import io.consumerpipeline.e2e.process.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A pipeline of the benchmark: all that its resource would leave to the defaults has the default (design section 9).
 *
 * @param group a new one starts at the beginning of the topic
 * @param keyColumns empty for writeMode Append
 */
public record PipelineConfig(Broker broker, String topic, String group, Shape shape, List<String> keyColumns) {
  private static final List<String> REQUIRED = List.of("event_id", "event_type", "product_id", "quantity", "timestamp",
      "metadata");

  /**
   * What the operator would write.
   *
   * @param connectionFiles the directory of the connection Secret
   */
  public RuntimeConfig toRuntimeConfig(Path connectionFiles) throws IOException {
    return new RuntimeConfig("bench", group,
        new RuntimeConfig.Source(
            new RuntimeConfig.Kafka(broker.bootstrapServers(), topic, group, RuntimeConfig.Start.Earliest, "",
                RuntimeConfig.GroupProtocol.Classic, RuntimeConfig.OnDataLoss.Stop, RuntimeConfig.Security.NONE, Map.of())),
        new RuntimeConfig.Events(REQUIRED, 1 << 20, "", List.of(), RuntimeConfig.UnknownType.DeadLetter),
        new RuntimeConfig.Sink(
            new RuntimeConfig.Postgresql(connectionFiles.toString(), "public", shape.table(), shape.columns(), true, 2,
                keyColumns, new RuntimeConfig.Tls(RuntimeConfig.TlsMode.BySecret, ""))),
        new RuntimeConfig.Delivery(new RuntimeConfig.Batch(10_000, 8 << 20, 0), new RuntimeConfig.Retry(200, 30),
            shape.table() + "_dlq", new RuntimeConfig.Hold(20, 100, 300), "", "", 0),
        new RuntimeConfig.Metrics(FreePort.find(), ""),
        new RuntimeConfig.Logging(RuntimeConfig.Level.Info, RuntimeConfig.Format.ECS, 10));
  }
}
