package io.consumerpipeline.runtime;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;

/** One batch, sent as it is: a producer of its own would not put so much into one. */
final class Bomb {
  private static final short VERSION = 12;

  private Bomb() {}

  /** Sends one compressed batch to the first partition and returns how many bytes it has. */
  static int send(String topic, Consumer<MemoryRecordsBuilder> content) throws IOException {
    MemoryRecordsBuilder builder = MemoryRecords.builder(ByteBuffer.allocate(1 << 20), Compression.zstd().build(),
        TimestampType.CREATE_TIME, 0);
    content.accept(builder);
    MemoryRecords records = builder.build();
    var partition = new PartitionProduceData().setIndex(0).setRecords(records);
    var topics = new TopicProduceDataCollection();
    topics.add(new TopicProduceData().setName(topic).setPartitionData(List.of(partition)));
    exchange(new ProduceRequestData().setAcks((short) -1).setTimeoutMs(30_000).setTopicData(topics));
    return records.sizeInBytes();
  }

  private static void exchange(ProduceRequestData request) throws IOException {
    String[] server = Servers.bootstrapServers().split(",", -1)[0].split(":", -1);
    var header = new RequestHeader(ApiKeys.PRODUCE, VERSION, "bomb", 1);
    ByteBuffer bytes = RequestUtils.serialize(header.data(), header.headerVersion(), request, VERSION);
    try (var socket = new Socket(server[0], Integer.parseInt(server[1]));
        var out = new DataOutputStream(socket.getOutputStream());
        var in = new DataInputStream(socket.getInputStream())) {
      out.writeInt(bytes.remaining());
      Channels.newChannel(out).write(bytes);
      out.flush();
      byte[] answer = new byte[in.readInt()];
      in.readFully(answer);
      ProduceResponse response = (ProduceResponse) AbstractResponse
          .parseResponse(ByteBuffer.wrap(answer), header);
      if (response.errorCounts().keySet().stream().anyMatch(error -> error.code() != 0)) {
        throw new IOException(response.toString());
      }
    }
  }
}
