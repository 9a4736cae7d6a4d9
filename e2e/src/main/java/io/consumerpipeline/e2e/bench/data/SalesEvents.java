package io.consumerpipeline.e2e.bench.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Events of a shop, 70 % orders and 30 % adjustments of stock; every fifth, by chance, is a new version of an earlier one, any of them: it
 * has its id and product. The same seed gives the same events. For one thread.
 */
final class SalesEvents {
  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00.001Z");
  private static final String[] CHANNELS = {"WEB", "MOBILE_APP", "STORE", "PARTNER", "PHONE"};
  private static final String[] CAMPAIGNS = {"spring-sale", "loyalty-2026", "none", "back-to-school"};

  private final SplittableRandom random;
  private final List<Origin> origins = new ArrayList<>();
  private long made;

  private record Origin(UUID id, int product) {}

  SalesEvents(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The next one, a millisecond after the one before. */
  SalesEvent next() {
    var order = random.nextInt(10) < 7;
    var origin = origin();
    var id = origin.id();
    var product = origin.product();
    var customer = order ? Integer.valueOf(1 + random.nextInt(1_000_000)) : null;
    var quantity = 1 + random.nextInt(20);
    var price = new Cents(100 + random.nextInt(50_000));
    var time = FIRST.plusMillis(made++);
    var metadata = metadata();
    var content = new Json.Fields()
        .with("event_id", Json.string(id.toString()))
        .with("event_type", Json.string(order ? "ORDER_CREATED" : "INVENTORY_ADJUSTED"))
        .with("product_id", Json.number(product));
    if (customer != null) {
      content.with("customer_id", Json.number(customer));
    }
    content.with("quantity", Json.number(quantity)).with("unit_price", Json.literal(price.toString()));
    if (!order) {
      content.with("warehouse", Json.string("WH-" + (1 + random.nextInt(40)))).with("reason", Json.string("CYCLE_COUNT"));
    }
    content.with("sales_channel", Json.string(CHANNELS[random.nextInt(CHANNELS.length)]))
        .with("timestamp", Json.string(time.toString()))
        .with("metadata", metadata);
    return new SalesEvent(id, order ? "ORDER_CREATED" : "INVENTORY_ADJUSTED", product, customer, quantity, price, time, metadata,
        content.rendered());
  }

  private Origin origin() {
    if (random.nextInt(5) == 0 && !origins.isEmpty()) {
      return origins.get(random.nextInt(origins.size()));
    }
    var first = new Origin(new UUID(random.nextLong(), random.nextLong()), 1 + random.nextInt(50_000));
    origins.add(first);
    return first;
  }

  private Json metadata() {
    return new Json.Fields()
        .with("source", Json.string("pos-gateway"))
        .with("schema_version", Json.number(3))
        .with("trace_id", Json.string(Long.toHexString(random.nextLong() | Long.MIN_VALUE)))
        .with("session", Json.string("s-" + random.nextInt(1 << 30)))
        .with("campaign", Json.string(CAMPAIGNS[random.nextInt(CAMPAIGNS.length)]))
        .with("region", Json.string("EU-" + random.nextInt(12)))
        .with("retry", Json.literal("false"))
        .rendered();
  }
}
