package io.consumerpipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consumerpipeline.contract.RuntimeConfig.Login;
import io.consumerpipeline.contract.RuntimeConfig.Mechanism;
import io.consumerpipeline.contract.RuntimeConfig.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAccessTest {
  private static final Asked ASKED = new Asked("orders", "web.orders");

  @TempDir
  private Path directory;

  @Test
  void settingsOfAClientHoldNoSecret() throws IOException {
    // Given
    var access = access(false, new Login.Password(Mechanism.Plain, "web", write("password", "hidden")));

    // When
    var settings = access.clientSettings();

    // Then
    assertThat(settings.toString()).doesNotContain("hidden");
    assertThat(settings).containsEntry("security.protocol", "SASL_PLAINTEXT").containsEntry("sasl.mechanism", "PLAIN")
        .containsEntry("sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required;");
  }

  @Test
  void tokenEndpointIsAllowedBesideThoseThatWere() {
    // Given
    var property = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
    System.setProperty(property, "https://first/token");

    // When
    access(true, new Login.Token("https://second/token", "id", "/none", "", List.of())).clientSettings();

    // Then
    assertThat(System.getProperty(property)).isEqualTo("https://first/token,https://second/token");
  }

  @Test
  void missingFileIsToldBeforeTheBrokerThatIsAway() {
    var access = access(true, new Login.Password(Mechanism.ScramSha512, "web", directory.resolve("none").toString()));

    assertThat(access.refusal(new TimeoutException("nobody"), ASKED)).hasValueSatisfying(refusal -> {
      assertThat(refusal.reason()).isEqualTo(Refusal.Reason.SecretKeyMissing);
      assertThat(refusal.message()).isEqualTo("the file " + directory.resolve("none")
          + " is missing: add this key to the Secret that is mounted there");
    });
  }

  @Test
  void keyOfAnotherFormatIsToldWithTheCommandThatConvertsIt() throws IOException {
    var own = new Authority("ca").issue("web");
    var access = access(true, new Login.Certificate(write("user.crt", own.certificate()),
        write("user.key", own.key().replace("PRIVATE KEY", "EC PRIVATE KEY"))));

    assertThat(access.refusal(new TimeoutException("nobody"), ASKED).orElseThrow().message())
        .contains("user.key holds no private key in PKCS#8", "openssl pkcs8 -topk8 -nocrypt").doesNotContain("BEGIN EC");
  }

  @Test
  void unreadableCertificateIsTold() throws IOException {
    var access = new KafkaAccess("localhost:1", new Security(true,
        List.of(write("ca.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")), new Login.None()),
        new MountedFiles());

    assertThat(access.refusal(new TimeoutException("nobody"), ASKED).orElseThrow().message())
        .startsWith("the certificates in the Secrets of source.kafka cannot be used (");
  }

  @Test
  void otherAnswersOfTheBrokerAreNoRefusal() throws IOException {
    var access = access(false, new Login.Password(Mechanism.Plain, "web", write("password", "x")));

    assertThat(access.refusal(new UnknownTopicOrPartitionException("orders"), ASKED)).isEmpty();
    assertThat(access.refusal(new TimeoutException("nobody listens at port 1"), ASKED)).isEmpty();
  }

  @Test
  void whatIsForbiddenIsNamedWhetherTheBrokerNamesItOrNot() throws IOException {
    var access = access(false, new Login.Password(Mechanism.Plain, "web", write("password", "x")));

    assertThat(message(access, new TopicAuthorizationException("no")))
        .isEqualTo("user web may not read topic orders: allow it, for"
            + " example with kafka-acls.sh --bootstrap-server localhost:1 --add --allow-principal User:web --operation Read --topic orders");
    assertThat(message(access, new TopicAuthorizationException(Set.of("other")))).contains("may not read topic other");
    assertThat(message(access, new GroupAuthorizationException("no"))).contains("may not use group web.orders",
        "--operation Read --group web.orders");
    assertThat(message(access, GroupAuthorizationException.forGroupId("other"))).contains("may not use group other");
  }

  private static String message(KafkaAccess access, Exception error) {
    var refusal = access.refusal(error, ASKED).orElseThrow();
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NotAuthorized);
    return refusal.message();
  }

  @Test
  void patternMeansTheFilesThatAreThereNow() throws Exception {
    // Given
    var files = new MountedFiles();
    write("b.crt", "b");
    write("ca.key", "k");
    var pattern = directory.resolve("*.crt").toString();
    assertThat(files.matching(pattern)).containsExactly(directory.resolve("b.crt").toString());

    // When
    write("a.crt", "a");

    // Then
    assertThat(files.matching(pattern)).extracting(file -> Path.of(file).getFileName().toString()).containsExactly("a.crt",
        "b.crt");
    assertThat(files.matching("/nowhere/*.crt")).isEmpty();
  }

  @Test
  void messageNamesTheFileWhenItIsEmpty() throws IOException {
    var file = write("password", "\n");

    assertThatThrownBy(() -> new KeyMaterial(new MountedFiles()).secret(file)).hasMessage(file
        + " is empty: give this key of the Secret a value");
  }

  private static KafkaAccess access(boolean tls, Login login) {
    return new KafkaAccess("localhost:1", new Security(tls, List.of(), login), new MountedFiles());
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
