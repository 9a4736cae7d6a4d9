package io.consumerpipeline.runtime.sink.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.runtime.sink.Failure;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class SqlStatesTest {

  @ParameterizedTest
  @CsvSource({
      "Outage, 08000 08001 08003 08006 57P01 57P02 57P03 57P05 53100 25006 25P03 25P04 58000 58030 XX000 XX001 26000",
      "Busy, 40001 40P01 55P03 55006 57014 53300 53200 53400 42P07",
      "Poison, 22001 22003 22007 22008 22P02 22P05 22021 22030 23502 23503 23505 23514 23P01 20000 21000 44000 54000 54001 "
          + "P0001 P0002 P0003",
      "Setup, 42P01 42703 42501 42601 42804 28P01 28000 3D000 3F000 22P03 22P04 0A000 57P04 55000 54011 P0000 P0004 2F005 39P01"})
  void everyStateHasItsClass(String expected, String states) {
    for (String state : states.split(" ")) {
      assertThat(ofServer(state).getClass().getSimpleName()).as(state).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"99999", "ZZ000", "72000", "7", "''"})
  void whatNobodyThoughtOfStops(String state) {
    assertThat(ofServer(state)).isInstanceOf(Failure.Setup.class);
  }

  @ParameterizedTest
  @CsvSource({"TooLong, 22001 54000", "OutOfRange, 22003 22008", "WrongType, 22P02 22007", "UnsupportedCharacter, 22P05 22021",
      "Constraint, 23502 23505 23514 P0001 44000"})
  void poisonHasAReason(String expected, String states) {
    for (String state : states.split(" ")) {
      assertThat(ofServer(state).reason()).as(state).isEqualTo(expected);
    }
  }

  @Test
  void aComplaintOfTheDriverIsNoDeadLetter() {
    assertThat(SqlStates.onStatement(new SQLException("no", "22023")).failure()).isInstanceOf(Failure.Setup.class);
  }

  @Test
  void theDetailThatPrintsTheRowIsNowhere() {
    var failure = SqlStates.onStatement(server("23505", "DFailing row contains (secret).", "Wsecret", "Hsecret", "qsecret"));
    assertThat(failure.failure().message()).doesNotContain("secret");
    assertThat(failure).hasMessageNotContaining("secret");
  }

  @Test
  void onlyALostConnectionLeavesACommitInDoubt() {
    assertThat(SqlStates.onCommit(new SQLException("gone", "08006")).failure()).isInstanceOf(Failure.InDoubt.class);
    assertThat(SqlStates.onCommit(new SQLException("gone", "57P01")).failure()).isInstanceOf(Failure.InDoubt.class);
    assertThat(SqlStates.onCommit(new SQLException("conflict", "40001")).failure()).isInstanceOf(Failure.Busy.class);
    assertThat(SqlStates.onCommit(server("23503")).failure()).isInstanceOf(Failure.Poison.class);
  }

  @Test
  void whatToDoStandsInTheMessageOfEverySetupFailure() {
    for (String state : Arrays.asList("42P01", "42703", "42501", "28P01", "3D000", "3F000", "22P03", "57P04")) {
      assertThat(ofServer(state).message()).as(state).containsPattern("(create|grant|put|add|make|name) ");
    }
  }

  private static Failure ofServer(String state) {
    return SqlStates.onStatement(server(state)).failure();
  }

  /** As the protocol has it: a letter for each field, and a zero at its end. */
  private static PSQLException server(String state, String... more) {
    return new PSQLException(
        new ServerErrorMessage("SERROR\0C" + state + "\0Mno\0" + String.join("\0", more) + "\0"), false);
  }
}
