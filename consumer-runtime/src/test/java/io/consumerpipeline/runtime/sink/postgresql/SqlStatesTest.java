package io.consumerpipeline.runtime.sink.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.runtime.sink.Failure;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatesTest {

  @ParameterizedTest
  @CsvSource({
      "Outage, 08000 08001 08003 08006 57P01 57P02 57P03 57P05 53100 25006 25P03 58000 58030 XX000 XX001 26000",
      "Busy, 40001 40P01 55P03 55006 57014 53300 53200 53400 42P07",
      "Poison, 22001 22003 22007 22008 22P02 22P05 22021 22030 23502 23503 23505 23514 23P01 21000 44000 54000 54001 P0001 P0002",
      "Setup, 42P01 42703 42501 42601 42804 28P01 28000 3D000 3F000 22P03 22P04 0A000 57P04 99999"})
  void everyStateHasItsClass(String expected, String states) {
    for (String state : states.split(" ")) {
      assertThat(SqlStates.onStatement(new SQLException("no", state)).failure().getClass().getSimpleName()).as(state)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"TooLong, 22001 54000", "OutOfRange, 22003 22008", "WrongType, 22P02 22007", "UnsupportedCharacter, 22P05 22021",
      "Constraint, 23502 23505 23514 P0001 44000"})
  void poisonHasAReason(String expected, String states) {
    for (String state : states.split(" ")) {
      assertThat(SqlStates.onStatement(new SQLException("no", state)).failure().reason()).as(state).isEqualTo(expected);
    }
  }

  @Test
  void onlyALostConnectionLeavesACommitInDoubt() {
    assertThat(SqlStates.onCommit(new SQLException("gone", "08006")).failure()).isInstanceOf(Failure.InDoubt.class);
    assertThat(SqlStates.onCommit(new SQLException("gone", "57P01")).failure()).isInstanceOf(Failure.InDoubt.class);
    assertThat(SqlStates.onCommit(new SQLException("conflict", "40001")).failure()).isInstanceOf(Failure.Busy.class);
    assertThat(SqlStates.onCommit(new SQLException("deferred", "23503")).failure()).isInstanceOf(Failure.Poison.class);
  }

  @Test
  void whatToDoStandsInTheMessageOfEverySetupFailure() {
    for (String state : Arrays.asList("42P01", "42703", "42501", "28P01", "3D000", "3F000", "22P03", "57P04")) {
      assertThat(SqlStates.onStatement(new SQLException("no", state)).failure().message()).as(state)
          .containsPattern("(create|grant|put|add|make|name) ");
    }
  }
}
