package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.SinkInspection;
import java.util.ArrayList;
import java.util.List;

/** The tables of a pipeline, and what it does with each. */
record TableInspections(Layout layout, SqlText sql, Tables tables) {
  private static final List<String> KEPT = List.of("SELECT", "INSERT", "UPDATE");

  List<TableInspection> all() {
    var check = new TableCheck(layout, sql);
    var all = new ArrayList<>(List.of(
        new TableInspection("table", layout, tables, tables.rows(), names(layout.columns()),
            layout.upsert() ? List.of("SELECT", "INSERT", "UPDATE", "DELETE") : List.of("INSERT"), check::rows),
        new TableInspection("dead-letter table", layout, tables, tables.deadLetters(), names(Layout.DEAD_LETTER_COLUMNS),
            List.of("SELECT", "INSERT"), check::deadLetters),
        new TableInspection(SinkInspection.POSITIONS, layout, tables, tables.offsets(), List.of(), KEPT, _ -> List.of())));
    if (layout.letters()) {
      all.add(new TableInspection("letters table", layout, tables, tables.letters(), List.of(), KEPT, _ -> List.of()));
    }
    return all;
  }

  private static List<String> names(List<Layout.Column> columns) {
    return columns.stream().map(Layout.Column::name).toList();
  }
}
