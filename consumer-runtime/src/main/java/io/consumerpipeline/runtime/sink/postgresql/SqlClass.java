package io.consumerpipeline.runtime.sink.postgresql;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an error of PostgreSQL 18 means, by the first two characters of its SQLSTATE (src/backend/utils/errcodes.txt), and for the states
 * that mean something else than their class. A class that nobody thought of stops, because only what is known to be the fault of
 * a single row may lead to a dead letter.
 */
enum SqlClass {
  SUCCESSFUL_COMPLETION("00", Meaning.SETUP),
  WARNING("01", Meaning.SETUP),
  NO_DATA("02", Meaning.SETUP),
  STATEMENT_NOT_YET_COMPLETE("03", Meaning.SETUP),
  CONNECTION("08", Meaning.OUTAGE),
  TRIGGERED_ACTION("09", Meaning.SETUP),
  FEATURE_NOT_SUPPORTED("0A", Meaning.SETUP),
  INVALID_TRANSACTION_INITIATION("0B", Meaning.SETUP),
  LOCATOR("0F", Meaning.SETUP),
  INVALID_GRANTOR("0L", Meaning.SETUP),
  INVALID_ROLE("0P", Meaning.SETUP),
  DIAGNOSTICS("0Z", Meaning.SETUP),
  XQUERY("10", Meaning.POISON),
  CASE_NOT_FOUND("20", Meaning.POISON),
  CARDINALITY_VIOLATION("21", Meaning.POISON),
  /** A COPY whose bytes do not fit the columns means that a column's type was changed; every row would be refused. */
  DATA("22", Meaning.POISON, Map.of("22P03", Meaning.SETUP, "22P04", Meaning.SETUP)),
  INTEGRITY("23", Meaning.POISON),
  INVALID_CURSOR("24", Meaning.SETUP),
  /** Read-only because it was demoted, or ended because it was idle for too long. */
  INVALID_TRANSACTION("25", Meaning.OUTAGE),
  /** A pooler has given us another backend, which does not know what was prepared. */
  INVALID_STATEMENT_NAME("26", Meaning.OUTAGE),
  TRIGGERED_DATA_CHANGE("27", Meaning.SETUP),
  AUTHORIZATION("28", Meaning.SETUP),
  DEPENDENT_PRIVILEGES("2B", Meaning.SETUP),
  INVALID_TRANSACTION_TERMINATION("2D", Meaning.SETUP),
  SQL_ROUTINE("2F", Meaning.SETUP),
  INVALID_CURSOR_NAME("34", Meaning.OUTAGE),
  EXTERNAL_ROUTINE("38", Meaning.SETUP),
  EXTERNAL_ROUTINE_INVOCATION("39", Meaning.SETUP),
  SAVEPOINT("3B", Meaning.SETUP),
  INVALID_CATALOG("3D", Meaning.SETUP),
  INVALID_SCHEMA("3F", Meaning.SETUP),
  TRANSACTION_ROLLBACK("40", Meaning.BUSY),
  /** A table that is there already was made by another pod in this moment. */
  SYNTAX_OR_ACCESS("42", Meaning.SETUP, Map.of("42P07", Meaning.BUSY)),
  WITH_CHECK_OPTION("44", Meaning.POISON),
  INSUFFICIENT_RESOURCES("53", Meaning.BUSY, Map.of("53100", Meaning.OUTAGE)),
  /** A row too large for an index, or nested too deeply; but too many columns are the statement's fault. */
  PROGRAM_LIMIT("54", Meaning.POISON, Map.of("54011", Meaning.SETUP, "54023", Meaning.SETUP)),
  PREREQUISITE_STATE("55", Meaning.BUSY, Map.of("55000", Meaning.SETUP, "55P02", Meaning.SETUP)),
  OPERATOR_INTERVENTION("57", Meaning.OUTAGE, Map.of("57014", Meaning.BUSY, "57P04", Meaning.SETUP)),
  SYSTEM("58", Meaning.OUTAGE),
  CONFIGURATION_FILE("F0", Meaning.OUTAGE),
  FOREIGN_DATA("HV", Meaning.SETUP),
  /** A trigger that refuses this row, or does not find what it looks up for it; any other failure is one of the trigger. */
  PLPGSQL("P0", Meaning.SETUP, Map.of("P0001", Meaning.POISON, "P0002", Meaning.POISON, "P0003", Meaning.POISON)),
  /** Corruption, or a bug of the server: to set records aside would lose them for nothing. */
  INTERNAL("XX", Meaning.OUTAGE);

  private static final Map<String, SqlClass> BY_CODE = Arrays.stream(values())
      .collect(Collectors.toMap(SqlClass::code, Function.identity()));

  private final String code;
  private final Meaning meaning;
  private final Map<String, Meaning> exceptions;

  SqlClass(String code, Meaning meaning) {
    this(code, meaning, Map.of());
  }

  SqlClass(String code, Meaning meaning, Map<String, Meaning> exceptions) {
    this.code = code;
    this.meaning = meaning;
    this.exceptions = exceptions;
  }

  /** For delivery. */
  enum Meaning {
    /** The server is away: wait, connect anew. */
    OUTAGE,
    /** The server cannot now: wait. */
    BUSY,
    /** A row can never be stored. */
    POISON,
    /** Somebody has to change something. */
    SETUP
  }

  /** The two characters. */
  String code() {
    return code;
  }

  /** What a state means. */
  static Meaning meaning(String state) {
    SqlClass known = state.length() < 2 ? null : BY_CODE.get(state.substring(0, 2));
    return known == null ? Meaning.SETUP : known.exceptions.getOrDefault(state, known.meaning);
  }
}
