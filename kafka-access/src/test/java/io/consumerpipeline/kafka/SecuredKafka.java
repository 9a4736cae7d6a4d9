package io.consumerpipeline.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** A real broker with a listener for every way of getting in, and nobody allowed anything who is not allowed it here. */
public final class SecuredKafka implements AutoCloseable {
  /** A user of SASL's mechanism PLAIN, whose password is fixed. */
  public static final String PLAIN_USER = "plain-user";
  public static final String PLAIN_PASSWORD = "plain-password";

  /** The listeners. On those with a password a connection has to log in anew every two seconds. */
  public enum Listener {
    PASSWORD("SASL_PLAINTEXT"), PASSWORD_TLS("SASL_SSL"), CERTIFICATE("SSL"), TOKEN("SASL_PLAINTEXT"), TLS("SSL"), EXPIRED(
        "SSL"),
    OTHER_NAME("SSL"), OPEN("PLAINTEXT");

    private final String protocol;

    Listener(String protocol) {
      this.protocol = protocol;
    }
  }

  private final Authority authority = new Authority("cluster-ca");
  private final TokenServer tokens;
  private final KafkaClusterTestKit kit;
  private final Admin admin;

  /** Starts it. */
  public SecuredKafka() throws Exception {
    tokens = new TokenServer(authority);
    AllowedEndpoints.add(tokens.keyEndpoint());
    var builder = new KafkaClusterTestKit.Builder(
        new TestKitNodes.Builder().setCombined(true).setNumBrokerNodes(1).setNumControllerNodes(1).build());
    settings().forEach(builder::setConfigProp);
    kit = builder.build();
    kit.format();
    kit.startup();
    kit.waitForReadyBrokers();
    admin = Admin.create(Map.of("bootstrap.servers", kit.bootstrapServers()));
  }

  private Map<String, Object> settings() {
    var listeners = new ArrayList<>(List.of("EXTERNAL://localhost:0", "CONTROLLER://localhost:0"));
    var protocols = new ArrayList<>(List.of("EXTERNAL:PLAINTEXT", "CONTROLLER:PLAINTEXT"));
    for (var listener : Listener.values()) {
      listeners.add(listener + "://localhost:0");
      protocols.add(listener + ":" + listener.protocol);
    }
    var settings = new HashMap<String, Object>(Map.of(
        "listeners", String.join(",", listeners),
        "listener.security.protocol.map", String.join(",", protocols),
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users", "User:ANONYMOUS",
        "offsets.topic.num.partitions", "1",
        "offsets.topic.replication.factor", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "group.initial.rebalance.delay.ms", "0"));
    password(settings, Listener.PASSWORD);
    password(settings, Listener.PASSWORD_TLS);
    token(settings);
    var good = authority.issue("localhost");
    tls(settings, Listener.PASSWORD_TLS, good);
    tls(settings, Listener.TLS, good);
    tls(settings, Listener.CERTIFICATE, good);
    tls(settings, Listener.EXPIRED, authority.issue("localhost", Instant.now().minus(Duration.ofDays(1))));
    tls(settings, Listener.OTHER_NAME, authority.issue("other.test"));
    settings.put(key(Listener.CERTIFICATE, "ssl.client.auth"), "required");
    settings.put(key(Listener.CERTIFICATE, "ssl.truststore.type"), "PEM");
    settings.put(key(Listener.CERTIFICATE, "ssl.truststore.certificates"), authority.certificate());
    return settings;
  }

  private static void password(Map<String, Object> settings, Listener listener) {
    settings.put(key(listener, "sasl.enabled.mechanisms"), "SCRAM-SHA-512,SCRAM-SHA-256,PLAIN");
    for (var mechanism : List.of("scram-sha-512", "scram-sha-256")) {
      settings.put(key(listener, mechanism + ".sasl.jaas.config"), ScramLoginModule.class.getName() + " required;");
      settings.put(key(listener, mechanism + ".connections.max.reauth.ms"), "2000");
    }
    settings.put(key(listener, "plain.sasl.jaas.config"),
        PlainLoginModule.class.getName() + " required user_" + PLAIN_USER + "=\""
            + PLAIN_PASSWORD + "\";");
  }

  private void token(Map<String, Object> settings) {
    settings.put(key(Listener.TOKEN, "sasl.enabled.mechanisms"), "OAUTHBEARER");
    settings.put(key(Listener.TOKEN, "oauthbearer.sasl.jaas.config"), OAuthBearerLoginModule.class.getName() + " required;");
    settings.put(key(Listener.TOKEN, "oauthbearer.sasl.server.callback.handler.class"),
        OAuthBearerValidatorCallbackHandler.class.getName());
    settings.put("sasl.oauthbearer.jwks.endpoint.url", tokens.keyEndpoint());
    settings.put("sasl.oauthbearer.expected.audience", "kafka");
    settings.put("sasl.oauthbearer.expected.issuer", "test");
  }

  private static void tls(Map<String, Object> settings, Listener listener, Authority.Pem own) {
    settings.put(key(listener, "ssl.keystore.type"), "PEM");
    settings.put(key(listener, "ssl.keystore.certificate.chain"), own.certificate());
    settings.put(key(listener, "ssl.keystore.key"), own.key());
  }

  private static String key(Listener listener, String property) {
    return "listener.name." + listener.name().toLowerCase(java.util.Locale.ROOT) + "." + property;
  }

  /** Where a listener is. */
  public String servers(Listener listener) {
    return "localhost:" + kit.brokers().values().iterator().next().boundPort(new ListenerName(listener.name()));
  }

  /** Who signs for the brokers, and whose clients they trust. */
  public Authority authority() {
    return authority;
  }

  public TokenServer tokens() {
    return tokens;
  }

  /** Sets a SCRAM user's password, for both mechanisms. */
  public void user(String name, String password) throws Exception {
    // One request per mechanism: a broker refuses two changes of a user in the same.
    for (var mechanism : List.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512)) {
      admin.alterUserScramCredentials(
          List.of(new UserScramCredentialUpsertion(name, new ScramCredentialInfo(mechanism, 4096), password))).all().get();
    }
  }

  /** Allows what reading needs. */
  public void allow(String principal, String topic, String group) throws Exception {
    allow(principal, ResourceType.TOPIC, topic, AclOperation.READ);
    allow(principal, ResourceType.GROUP, group, AclOperation.READ);
  }

  public void allow(String principal, ResourceType type, String name, AclOperation operation) throws Exception {
    admin.createAcls(List.of(new AclBinding(new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry("User:" + principal, "*", operation, AclPermissionType.ALLOW)))).all().get();
  }

  public void topic(String name) throws Exception {
    admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
  }

  /** Sends {@code {"n": from}} and on. */
  public void sendNumbers(String topic, int from, int to) {
    try (var producer = new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", kit.bootstrapServers(), "enable.idempotence", "false"),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int n = from; n < to; n++) {
        var _ = producer.send(new ProducerRecord<>(topic, ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @Override
  public void close() {
    admin.close();
    tokens.close();
    try {
      kit.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
