package io.consumerpipeline.runtime.sink.postgresql.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consumerpipeline.runtime.Servers;
import io.consumerpipeline.runtime.event.SampleFields;
import io.consumerpipeline.runtime.sink.postgresql.Conversions;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

/** What the encoder makes of a JSON array is what PostgreSQL makes of its elements, one by one. */
@ExtendWith(Servers.class)
class ArrayEncoderTest {
  private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
      "text ~ [\"a\", \"b,\\\"c\\u00e9]\", null, \"\", 1.50, true, {\"a\": [\"}\"]}]",
      "varchar(3) ~ [\"abc\",\"ab  \" , \"é\"]",
      "char(3) ~ [\"a\", \"ab \"]",
      "boolean ~ [true,false,null,\"yes\"]",
      "smallint ~ [1,-32768]",
      "integer ~ [ 1 , 2,3,  null ]",
      "bigint ~ [9223372036854775807,\"42\"]",
      "numeric ~ [1.50, 1e3, \"0.001\"]",
      "numeric(10,2) ~ [1.005, 12345678.9, null]",
      "real ~ [1.1, 2e10]",
      "double precision ~ [0.1, 1e308]",
      "date ~ [\"2026-01-02\", \"Jan 3, 2026\"]",
      "time ~ [\"03:04:05.678\", \"03:04 PM\"]",
      "timestamp ~ [\"2026-01-02T03:04:05Z\"]",
      "timestamptz ~ [\"2026-01-02T03:04:05.5+02:00\", null]",
      "interval ~ [\"1 day\", \"P1M\"]",
      "uuid ~ [\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\"]",
      "inet ~ [\"10.0.0.1\", \"2001:db8::/32\"]",
      "bytea ~ [\"\\\\x00ff\"]",
      "integer ~ []",
      "text ~ [null]"})
  void elementsAreStoredAsPostgresqlStoresThem(String type, String json) throws Exception {
    try (Connection connection = Servers.postgres().getDatabase("postgres", "postgres").getConnection()) {
      Statement statement = connection.createStatement();
      statement.execute("SET TIME ZONE 'UTC'; SET DateStyle = 'ISO, MDY'");
      statement.execute("CREATE TEMP TABLE ours (v " + type + "[])");

      copy(connection, ColumnType.parse(type + "[]").orElseThrow(), json);

      try (var theirs = connection.prepareStatement("SELECT v, v IS NOT DISTINCT FROM (SELECT coalesce(array_agg(e::" + type
          + " ORDER BY n), '{}') FROM jsonb_array_elements_text(?::jsonb) WITH ORDINALITY x (e, n)) FROM ours")) {
        theirs.setString(1, json);
        try (ResultSet result = theirs.executeQuery()) {
          assertThat(result.next()).isTrue();
          assertThat(result.getBoolean(2)).as(result.getString(1)).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', value = {"json ~ [{\"a\":1},[1,2],null,\"x\"]",
      "jsonb ~ [{\"a\":1},[1,2],null,\"x\"]"})
  void documentsMayHoldArrays(String type, String json) throws Exception {
    try (Connection connection = Servers.postgres().getDatabase("postgres", "postgres").getConnection()) {
      connection.createStatement().execute("CREATE TEMP TABLE ours (v " + type + "[])");

      copy(connection, ColumnType.parse(type + "[]").orElseThrow(), json);

      try (ResultSet result = connection.createStatement()
          .executeQuery("SELECT v[1]->>'a', v[2]->>1, v[3] IS NULL, v[4]#>>'{}' FROM ours")) {
        assertThat(result.next()).isTrue();
        assertThat(result.getString(1) + result.getString(2) + result.getString(3) + result.getString(4)).isEqualTo("12tx");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
      "integer ~ [[1],[2]] ~ has an array as an element; only one dimension is supported",
      "text ~ [\"a\",[]] ~ has an array as an element; only one dimension is supported",
      "integer ~ [1,\"x\"] ~ has an element that is no integer",
      "smallint ~ [40000] ~ has an element that exceeds the range of smallint",
      "varchar(2) ~ [\"abc\"] ~ has an element that has more than 2 characters",
      "text ~ [\"\\u0000\"] ~ has an element that holds a character that PostgreSQL cannot store (U+0000 or half of a surrogate pair)",
      "integer ~ {\"a\":1} ~ is no JSON array", "integer ~ 1 ~ is no JSON array", "integer ~ \"{1}\" ~ is no JSON array"})
  void whatDoesNotFitIsRefused(String type, String json, String why) throws Exception {
    try (Connection connection = Servers.postgres().getDatabase("postgres", "postgres").getConnection()) {
      var encoder = ColumnType.parse(type + "[]").orElseThrow().encoder();
      var field = SampleFields.json(json);

      assertThatThrownBy(() -> encoder.encode(field, new BinaryBuffer(16), Conversions.on(connection)))
          .isInstanceOf(UnfitException.class).hasMessage(why);
    }
  }

  private static void copy(Connection connection, ColumnType type, String json) throws Exception {
    var rows = new BinaryBuffer(16);
    rows.put(HEADER, 0, HEADER.length);
    rows.putShort(1);
    type.encoder().encode(SampleFields.json(json), rows, Conversions.on(connection));
    rows.putShort(-1);
    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY ours FROM STDIN (FORMAT binary)",
        new ByteArrayInputStream(rows.array(), 0, rows.size()));
  }
}
