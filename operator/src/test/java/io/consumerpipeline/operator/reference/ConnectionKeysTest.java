package io.consumerpipeline.operator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionKeysTest {
  @ParameterizedTest
  @ValueSource(strings = {"host,dbname,user,password", "host,port,database,username,password",
      "host,dbname,username,user,password,uri"})
  void nothingIsMissingWhenEveryThingHasOneOfItsNames(String keys) {
    assertThat(ConnectionKeys.missing("web", "db", Set.of(keys.split(",")))).isEmpty();
  }

  @Test
  void oneKeyIsMissingWhenItIsNotThere() {
    assertThat(ConnectionKeys.missing("web", "ca", "ca.crt", Set.of("ca.crt"))).isEmpty();
    assertThat(ConnectionKeys.missing("web", "ca", "ca.crt", Set.of("tls.crt")).orElseThrow().message())
        .startsWith("Secret web/ca lacks the key ca.crt: add it");
  }

  @Test
  void messageNamesNamespaceSecretKeysAndTheNextStep() {
    var obstacle = ConnectionKeys.missing("web", "db", Set.of("host", "dbname")).orElseThrow();

    assertThat(obstacle.reason()).isEqualTo("SecretKeyMissing");
    assertThat(obstacle.message()).isEqualTo("Secret web/db lacks the key user or username, password: add it with kubectl -n web"
        + " edit secret db; it is looked at again within 10 s");
  }
}
