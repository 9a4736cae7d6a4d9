package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Column;
import java.sql.SQLException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What doctor finds missing in a database; the SQL in its lines is what mends it. */
@ExtendWith(Servers.class)
class DoctorDatabaseTest {
  private static final Pattern GRANT = Pattern.compile("GRANT [A-Z, ]+ ON (SCHEMA |DATABASE )?\\S+ TO \"[a-z_0-9]+\"");

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '|', value = {
      "CREATE TABLE @.events (id text PRIMARY KEY); table; the table @.events has no column n; "
          + "ALTER TABLE \"@\".\"events\" ADD COLUMN \"n\" integer",
      "CREATE TABLE @.events (id text PRIMARY KEY, n bigint); table; column n of the table @.events is of type bigint; "
          + "ALTER TABLE \"@\".\"events\" ALTER COLUMN \"n\" TYPE integer",
      "CREATE TABLE @.events (id text, n int); table; no unique index on exactly the keyColumns id; "
          + "CREATE UNIQUE INDEX ON \"@\".\"events\" (\"id\")",
      "CREATE TABLE @.events_dlq (kafka_topic text); dead-letter table; the table @.events_dlq has no column kafka_offset; "
          + "ALTER TABLE \"@\".\"events_dlq\" ADD COLUMN \"kafka_offset\" bigint",
      "DROP SCHEMA @; schema; the schema @ does not exist; CREATE SCHEMA \"@\""})
  void whatIsMissingComesWithTheStatementThatMendsIt(String before, String subject, String says, String remedy) throws Exception {
    try (var scenario = keyed()) {
      // Given
      scenario.sql(before);

      // When
      Diagnosis said = Diagnosis.of(scenario);

      // Then
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.of(subject)).startsWith("fail " + subject).contains(says.replace("@", scenario.schema))
          .contains(remedy.replace("@", scenario.schema));

      // When
      scenario.sql(remedy);

      // Then
      assertThat(Diagnosis.of(scenario).of(subject)).doesNotContain(says.replace("@", scenario.schema));
    }
  }

  @Test
  void allColumnsThatAreMissingAreSaidAtOnce() throws Exception {
    try (var scenario = keyed()) {
      scenario.sql("CREATE TABLE @.events (other int)");

      assertThat(Diagnosis.of(scenario).of("table").lines()).hasSize(3)
          .anyMatch(line -> line.contains("no column id")).anyMatch(line -> line.contains("no column n"))
          .anyMatch(line -> line.contains("no unique index"));
    }
  }

  @Test
  void tablesThatMayNotBeCreatedComeWithTheirDefinitions() throws Exception {
    try (var scenario = keyed().createTables(false).deadLetterTopic(Servers.unique("letters"))) {
      // When
      Diagnosis said = Diagnosis.of(scenario);

      // Then
      assertThat(said.bad()).containsSubsequence("table", "dead-letter table", "positions table", "letters table", "positions");
      assertThat(said.code()).isEqualTo(1);

      // When
      for (String line : said.lines()) {
        int definition = line.indexOf("create it with CREATE TABLE");
        if (definition > 0) {
          scenario.sql(line.substring(definition + "create it with ".length()));
        }
      }

      // Then
      assertThat(Diagnosis.of(scenario).bad()).containsExactly("dead-letter topic");
    }
  }

  /** What is asked for is no less and no more than what a pipeline does: it then stores rows, dead letters and positions. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pipelineRunsWithTheRightsThatDoctorAsksFor(boolean upsert) throws Exception {
    try (var scenario = upsert ? keyed() : new Scenario().topic(1).columns(new Column("n", "integer", "n"))) {
      // Given
      Scenario.Running first = scenario.start();
      scenario.await("SELECT to_regclass('@.events') IS NOT NULL", "t");
      first.stop();
      String role = role(scenario);
      scenario.sql("REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC");

      // When
      int rounds = 0;
      Diagnosis said = Diagnosis.of(scenario);
      while (said.code() != 0 && rounds < 4) {
        grant(scenario, said);
        rounds++;
        said = Diagnosis.of(scenario);
      }

      // Then
      assertThat(said.lines()).noneMatch(line -> line.startsWith("fail"));
      assertThat(scenario.query("SELECT has_table_privilege('" + role + "', '@.events', 'DELETE')"))
          .isEqualTo(upsert ? "t" : "f");
      scenario.start();
      scenario.sendEvents("a=1 b=2");
      scenario.send(0, "no event");
      scenario.await("SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)", "2|1");
    } finally {
      try (var connection = Scenario.connect(); var statement = connection.createStatement()) {
        statement.execute("GRANT TEMPORARY ON DATABASE postgres TO PUBLIC");
      }
    }
  }

  private static void grant(Scenario scenario, Diagnosis said) throws SQLException {
    for (String grant : GRANT.matcher(String.join("\n", said.lines())).results().map(MatchResult::group).toList()) {
      scenario.sql(grant);
    }
  }

  @Test
  void rightToCreateIsAskedForWhereTablesAreMissing() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      String role = role(scenario);
      scenario.sql("GRANT USAGE ON SCHEMA @ TO " + role);

      // Then
      Diagnosis said = Diagnosis.of(scenario);
      assertThat(said.of("table")).contains("does not exist, and " + role + " may not create it: GRANT CREATE ON SCHEMA \""
          + scenario.schema + "\" TO \"" + role + "\", or create it with CREATE TABLE ");
      grant(scenario, said);
      assertThat(Diagnosis.of(scenario).code()).isZero();
    }
  }

  @Test
  void rightsToColumnsAreEnoughWhereTheyAreToAllThatAreWritten() throws Exception {
    try (var scenario = new Scenario().topic(1).columns(new Column("n", "integer", "n"))) {
      // Given
      scenario.sql("CREATE TABLE @.events (n int, other int)");
      String role = role(scenario);
      scenario.sql("GRANT USAGE, CREATE ON SCHEMA @ TO " + role);
      assertThat(Diagnosis.of(scenario).of("table")).contains(role + " lacks INSERT on");

      // When
      scenario.sql("GRANT INSERT (n) ON @.events TO " + role);

      // Then
      assertThat(Diagnosis.of(scenario).of("table")).startsWith("ok ");
    }
  }

  @Test
  void roleThatOnlyReadsOrHasTooFewConnectionsIsNamed() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      String role = role(scenario);
      scenario.sql("GRANT USAGE, CREATE ON SCHEMA @ TO " + role);

      // When
      scenario.sql("ALTER ROLE " + role + " CONNECTION LIMIT 1");

      // Then
      assertThat(Diagnosis.of(scenario).of("connections"))
          .startsWith("fail connections 1 more can be opened, a pod takes 2: raise the role's limit with ALTER ROLE");

      // When
      scenario.sql("ALTER ROLE " + role + " CONNECTION LIMIT -1");
      scenario.sql("ALTER ROLE " + role + " SET default_transaction_read_only = on");

      // Then
      assertThat(Diagnosis.of(scenario).of("database")).startsWith("fail database localhost:")
          .contains("the server only reads: name the host of the primary in the connection Secret");
    }
  }

  @Test
  void databaseAndUserThatDoNotExistAreNamed() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      scenario.secret("dbname", "nowhere");
      assertThat(Diagnosis.of(scenario).of("database")).contains("database \"nowhere\" does not exist");

      scenario.secret("user", "nobody");
      assertThat(Diagnosis.of(scenario).of("database")).contains("role \"nobody\" does not exist")
          .contains("put the right user and password into the connection Secret");
    }
  }

  private static Scenario keyed() throws Exception {
    return new Scenario().topic(1).columns(new Column("id", "text", "id"), new Column("n", "integer", "n")).keyColumns("id");
  }

  /** A user of the scenario's own, who may log in and nothing else. */
  private static String role(Scenario scenario) throws Exception {
    String role = "role_" + scenario.schema;
    scenario.sql("CREATE ROLE " + role + " LOGIN");
    scenario.secret("user", role);
    return role;
  }
}
