package io.consumerpipeline.runtime.sink.postgresql.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.Servers;
import io.consumerpipeline.runtime.event.SampleFields;
import io.consumerpipeline.runtime.sink.postgresql.Conversions;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** What the encoders make of a text is what PostgreSQL makes of it, value by value, or both refuse it. */
@ExtendWith(Servers.class)
class EncoderDifferentialTest {
  private static final String REFUSED = "refused";
  private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};

  @ParameterizedTest
  @ValueSource(strings = {"text", "varchar", "varchar(5)", "boolean", "smallint", "integer", "bigint", "numeric", "numeric(14,2)",
      "numeric(5)",
      "numeric(20,10)", "numeric(30,20)", "numeric(3,0)", "real", "double precision", "date", "timestamp", "timestamptz", "uuid",
      "bytea", "char", "char(5)", "time", "interval", "inet"})
  void textIsStoredAsPostgresqlStoresIt(String type) throws Exception {
    // Given
    try (Connection connection = Servers.postgres().getDatabase("postgres", "postgres").getConnection()) {
      Statement statement = connection.createStatement();
      statement.execute("SET TIME ZONE 'UTC'; SET DateStyle = 'ISO, MDY'; SET extra_float_digits = 3");
      statement.execute("CREATE TEMP TABLE theirs (v " + type + "); CREATE TEMP TABLE ours (id int, v " + type + ")");
      List<String> inputs = Samples.of(type);

      // When
      List<String> theirs = new ArrayList<>();
      for (String input : inputs) {
        theirs.add(isExcluded(type, input) ? REFUSED : theirs(connection, input));
      }
      List<String> ours = ours(connection, ColumnType.parse(type).orElseThrow().encoder(), inputs);

      // Then
      var differences = new ArrayList<String>();
      for (int i = 0; i < inputs.size(); i++) {
        if (!ours.get(i).equals(theirs.get(i))) {
          differences.add("'" + inputs.get(i) + "': PostgreSQL " + theirs.get(i) + ", ours " + ours.get(i));
        }
      }
      assertThat(differences).isEmpty();
      assertThat(ours.stream().filter(one -> !one.equals(REFUSED)).count()).isGreaterThan(10);
    }
  }

  /** What the design does not take over: words for dates, NaN and infinity, hexadecimal and underscores. */
  private static boolean isExcluded(String type, String input) {
    String text = input.strip().toLowerCase(Locale.ROOT);
    boolean date = type.startsWith("date") || type.startsWith("time") || type.equals("interval");
    boolean number = type.startsWith("numeric")
        || List.of("smallint", "integer", "bigint", "real", "double precision").contains(type);
    return (date && text.matches(".*(now|today|tomorrow|yesterday|epoch|infinity|allballs).*"))
        || (number && text.matches(".*(nan|inf|_|0x|0o|0b).*"));
  }

  private static String theirs(Connection connection, String input) {
    try (var insert = connection.prepareStatement("INSERT INTO theirs VALUES (?) RETURNING v::text")) {
      insert.setObject(1, input, Types.OTHER);
      try (ResultSet result = insert.executeQuery()) {
        result.next();
        return result.getString(1);
      }
    } catch (SQLException e) {
      return REFUSED;
    }
  }

  private static List<String> ours(Connection connection, ValueEncoder encoder, List<String> inputs) throws Exception {
    var results = new ArrayList<>(Collections.nCopies(inputs.size(), REFUSED));
    var rows = new BinaryBuffer(16);
    rows.put(HEADER, 0, HEADER.length);
    for (int i = 0; i < inputs.size(); i++) {
      int before = rows.size();
      rows.putShort(2);
      rows.putInt(4);
      rows.putInt(i);
      try {
        encoder.encode(SampleFields.string(inputs.get(i)), rows, Conversions.on(connection));
      } catch (UnfitException e) {
        assertThat(e.reason()).isIn(DeadLetterReason.WrongType, DeadLetterReason.OutOfRange, DeadLetterReason.TooLong);
        rows.truncate(before);
      }
    }
    rows.putShort(-1);
    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY ours FROM STDIN (FORMAT binary)",
        new ByteArrayInputStream(rows.array(), 0, rows.size()));
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT id, v::text FROM ours")) {
      while (result.next()) {
        results.set(result.getInt(1), result.getString(2));
      }
    }
    return results;
  }

  /** Texts: by hand for what is odd, by chance for what is many. */
  private static final class Samples {
    private static final List<String> COMMON = List.of("", " ", "0", "-0", "+0", "1", " 42 ", "\t7\n", "-1", "+5", "007", "32767",
        "32768", "-32768",
        "-32769", "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "-9223372036854775809", "99999999999999999999999999", "1.5", "1.", ".5", ".", "-.5", "1e3", "1E3",
        "1e", "1e+",
        "1e+2", "1e-2", "e5", "1 2", "1_000", "0x10", "0b11", "0o7", "NaN", "nan", "Infinity", "-inf", "1.005", "2.675", "0.005",
        "-0.005", "0.004",
        "999.995", "999999999999.99", "999999999999.994", "999999999999.995", "1000000000000", "12345.6789", "0.00000001",
        "123456789012345678.9",
        "1234567890123456789.12345678901234567890", "0.1", "0.30000000000000004", "1e22", "1e23", "1e308", "1.8e308", "1e309",
        "1e-307", "5e-324",
        "2e-324", "1e-400", "3.4028235e38", "3.5e38", "1e-45", "1e-46", "16777217", "9007199254740993", "1e400000", "1e131071",
        "1e131072", "1e-16383",
        "1e-16384", "0e99999", "0.000", "00.10", "1e0", "10000", "9999.9999", "0.0001", "100000000", "1.0000000000000000", "abc",
        "t", "T", "tr",
        "true", "TRUE", "truee", "y", "yes", "on", "o", "of", "off", "n", "no", "f", "false", " true ", "2", "é", "😀😀😀😀😀",
        "abcde", "abcdef",
        "abcde   ", "ab\tc", "'", "\\", "\\\\", "a\\\\b", "\\x", "\\x00ff", "\\xABcd", "\\xabc", "\\x ab cd", "\\xzz", "\\000",
        "\\377", "\\400", "\\12",
        "\\1a1", "$1", "{}", "[1]", "{\"a\":1}");
    private static final List<String> DATES = List.of("2026-01-02", "2026-1-2", "20260102", "2026-02-28", "2026-02-29",
        "2024-02-29", "2000-02-29",
        "1900-02-29", "1900-02-28", "0001-01-01", "0000-01-01", "9999-12-31", "10000-01-01", "300000-01-01", "2026-13-01",
        "2026-00-10",
        "2026-01-32", "2026-01-00", "01/02/2026", "13/02/2026", "1 Jan 2026", "Jan 1, 2026", "January 1 2026", "2026-001",
        "2026-Jan-05", "now", "today",
        "Infinity", "-infinity", "epoch", "yesterday", "2026-01-02 BC", "44-03-15 BC", "2026-01-02T03:04:05", "2026-01-02 03:04",
        "2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05z", "2026-01-02t03:04:05", "2026-01-02T03:04:05.1", "2026-01-02T03:04:05.123456",
        "2026-01-02T03:04:05.1234567",
        "2026-01-02T03:04:05.9999999", "2026-01-02T03:04:05.", "2026-01-02T03:04:05+02:00", "2026-01-02T03:04:05-0530",
        "2026-01-02T03:04:05+02",
        "2026-01-02T03:04:05 +02", "2026-01-02T03:04:05+2", "2026-01-02T03:04:05+14:00", "2026-01-02T03:04:05+15:59",
        "2026-01-02T03:04:05+16:00",
        "2026-01-02T03:04:05+02:61", "2026-01-02T24:00:00", "2026-01-02T24:00:01", "2026-01-02T23:59:60", "2026-01-02T23:59:61",
        "2026-01-02T25:00",
        "2026-01-02T03:60", "2026-01-02T3:04", "2026-01-02T0304", "2026-01-02 03:04:05 Europe/Paris",
        "2026-07-02 03:04:05 Europe/Paris",
        "2026-01-02 03:04:05 PST", "2026-01-02 3:04 PM", "2026-02-30T01:00:00Z", "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z",
        "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "294276-12-31 23:59:59", "294277-01-01", "2026-01-02T03:04:05Zx",
        "2026-01-02x",
        " 2026-01-02 ", "\t2026-01-02T03:04:05Z\n", "2026-01-02T03:04Z", "2026-01-02 03", "2026-01-02T03", "1700000000",
        "x".repeat(200));
    private static final List<String> UUIDS = List.of("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
        "{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}", "a0eebc999c0b4ef8bb6d6bb9bd380a11", "a0ee-bc99-9c0b-4ef8-bb6d-6bb9-bd38-0a11",
        "{a0eebc99-9c0b4ef8-bb6d6bb9-bd380a11}", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a111",
        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1g", " a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}", "a-0eebc999c0b4ef8bb6d6bb9bd380a11", "a0e-ebc999c0b4ef8bb6d6bb9bd380a11",
        "a0eebc999c0b4ef8bb6d6bb9bd380a11-", "a0eebc99--9c0b4ef8bb6d6bb9bd380a11", "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff", "f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0", "{f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0}",
        "12345678-1234-1234-1234-123456789012");

    private static final List<String> TIMES = List.of("03:04", "03:04:05", "3:04:05", "23:59:59.999999", "23:59:59.9999999",
        "24:00:00",
        "24:00:01", "03:04:05.", "03:04:05.1", "03:04:60", "03:60:00", "03:04 PM", "030405", "03:04:05Z", "03:04:05+02",
        "03:04:05 PST", "allballs", "now", " 03:04:05 ", "2026-01-02 03:04:05", "1 day", "1 day 02:03:04", "-1 day",
        "P1Y2M3DT4H5M6S",
        "P0Y", "1 year 2 mons", "1.5 hours", "@ 3 hours ago", "1-2", "infinity", "-infinity", "90 minutes", "1 fortnight",
        "178000000 years", "179000000 years", "1:2:3:4", "1 day 1 day", "00:00:00.0000005");
    private static final List<String> ADDRESSES = List.of("10.0.0.1", "10.0.0.1/32", "10.0.0.1/8", "255.255.255.255",
        "256.0.0.1", "0.0.0.0", "010.0.0.1", "10.0.0", "10", "10.0.0.1.", "10.0.0.1.2", "10..0.1", "1.2.3.4/33", "1.2.3.4/",
        " 1.2.3.4", "1.2.3.4 ", "::1", "2001:db8::/32", "2001:db8::1", "2001:DB8::1", "::ffff:1.2.3.4", "::ffff:1.2.3.4/128",
        "1::2::3",
        "fe80::1%eth0", "2001:db8:0:0:0:0:0:1", "192.168.0.0/16", "192.168.100.128/25", "1234567890", "0x7f.1.1.1");

    static List<String> of(String type) {
      var samples = new ArrayList<>(COMMON);
      samples.addAll(TIMES);
      samples.addAll(ADDRESSES);
      samples.addAll(DATES);
      samples.addAll(UUIDS);
      var random = new SplittableRandom(type.hashCode());
      for (int i = 0; i < 300; i++) {
        samples.add(number(random));
        samples.add(type.startsWith("date") || type.startsWith("timestamp") ? instant(random) : other(type, random));
      }
      return samples;
    }

    private static String other(String type, SplittableRandom random) {
      return switch (type) {
        case "time" -> instant(random).replaceFirst("^.{10}.?", "");
        case "interval" -> random.nextInt(-400, 400) + " days " + random.nextInt(30) + ":" + random.nextInt(70);
        case "inet" -> random.nextInt(260) + "." + random.nextInt(260) + "." + random.nextInt(12) + "." + random.nextInt(256);
        default -> number(random);
      };
    }

    private static String number(SplittableRandom random) {
      var number = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
      for (int i = random.nextInt(1, random.nextInt(8) == 0 ? 40 : 12); i > 0; i--) {
        number.append(random.nextInt(10));
      }
      if (random.nextBoolean()) {
        number.append('.');
        for (int i = random.nextInt(random.nextInt(8) == 0 ? 40 : 6); i > 0; i--) {
          number.append(random.nextInt(10));
        }
      }
      return random.nextInt(6) == 0 ? number.append('e').append(random.nextInt(-60, 60)).toString() : number.toString();
    }

    private static String instant(SplittableRandom random) {
      var text = new StringBuilder(
          String.format("%04d-%02d-%02d", random.nextInt(1, 10_000), random.nextInt(1, 14), random.nextInt(1, 32)));
      if (random.nextInt(4) > 0) {
        text.append(String.format("%s%02d:%02d", random.nextBoolean() ? "T" : " ", random.nextInt(25), random.nextInt(61)));
        text.append(random.nextInt(4) > 0 ? String.format(":%02d", random.nextInt(61)) : "");
        text.append(random.nextInt(3) > 0 ? "." + random.nextInt(10_000_000) : "");
        text.append(List.of("", "Z", "+01", "-03:30", "+1245", "-11").get(random.nextInt(6)));
      }
      return text.toString();
    }
  }
}
