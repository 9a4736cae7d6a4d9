package io.consumerpipeline.runtime.sink.postgresql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements of writeMode Upsert. Rows come by COPY into a table of the connection's own, from where one statement brings them into
 * the user's; the keys of tombstones likewise.
 *
 * <p>There is no ORDER BY, as it would copy every row once more: an empty table without an index is read in the order in which COPY
 * filled it (a temporary table takes no part in synchronised scans), and rows are sorted before they are sent.
 */
record UpsertSql(Layout layout) {
  private static final String ROWS = "pg_temp.consumerpipeline_rows";
  private static final String TOMBSTONES = "pg_temp.consumerpipeline_tombstones";
  static final String TRUNCATE = "TRUNCATE " + ROWS + ", " + TOMBSTONES;

  /** Of the very types that the table has, without any of its constraints. */
  List<String> createTemporaryTables() {
    return List.of(create(ROWS, columns()), create(TOMBSTONES, keys()));
  }

  private String create(String table, String columns) {
    return "CREATE TEMPORARY TABLE " + table.substring("pg_temp.".length()) + " ON COMMIT DELETE ROWS AS SELECT " + columns
        + " FROM "
        + table() + " WITH NO DATA";
  }

  String copyRows() {
    return "COPY " + ROWS + " FROM STDIN (FORMAT binary)";
  }

  String copyTombstones() {
    return "COPY " + TOMBSTONES + " FROM STDIN (FORMAT binary)";
  }

  /** Without OVERRIDING, a key that the table would number itself is refused; COPY overrides always. */
  String merge() {
    String changes = layout.columns().stream().filter(column -> !layout.isKey(column))
        .map(column -> Identifier.quote(column.name()))
        .map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
    return "INSERT INTO " + table() + " (" + columns() + ") OVERRIDING SYSTEM VALUE SELECT " + columns() + " FROM " + ROWS
        + " ON CONFLICT (" + keys() + ") DO " + (changes.isEmpty() ? "NOTHING" : "UPDATE SET " + changes);
  }

  String delete() {
    return "DELETE FROM " + table() + " t USING " + TOMBSTONES + " d WHERE "
        + layout.keyColumns().stream().map(Identifier::quote).map(name -> "t." + name + " = d." + name)
            .collect(Collectors.joining(" AND "));
  }

  private String table() {
    return layout.qualified(layout.table());
  }

  private String columns() {
    return layout.columns().stream().map(column -> Identifier.quote(column.name())).collect(Collectors.joining(", "));
  }

  /** By name, as {@link RowKeys} encodes them. */
  private String keys() {
    return layout.keyColumns().stream().sorted().map(Identifier::quote).collect(Collectors.joining(", "));
  }
}
