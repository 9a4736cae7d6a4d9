package io.consumerpipeline.runtime.sink.postgresql;

/** The questions of an inspection. Whatever a role may not see of others' sessions, it sees that they are there. */
final class InspectionSql {
  static final String ENCRYPTION = "SELECT ssl, version, cipher FROM pg_catalog.pg_stat_ssl WHERE pid = pg_catalog.pg_backend_pid()";
  static final String CLOCK = "SELECT pg_catalog.clock_timestamp()";

  /**
   * How many connections the server, this role and this database take and have, and how many of them are our pipeline's; this one does
   * not count. Some are reserved for superusers, since PostgreSQL 16 also for roles that are named in a setting of its own.
   */
  static final String CONNECTIONS = """
      SELECT pg_catalog.current_setting('max_connections')::int
          - pg_catalog.current_setting('superuser_reserved_connections')::int
          - coalesce(pg_catalog.current_setting('reserved_connections', true)::int, 0),
        (SELECT CASE WHEN rolsuper THEN -1 ELSE rolconnlimit END FROM pg_catalog.pg_roles WHERE rolname = current_user),
        (SELECT datconnlimit FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()),
        pg_catalog.count(*),
        pg_catalog.count(*) FILTER (WHERE usename = current_user),
        pg_catalog.count(*) FILTER (WHERE datname = pg_catalog.current_database()),
        pg_catalog.count(*) FILTER (WHERE usename = current_user AND application_name = ?)
      FROM pg_catalog.pg_stat_activity
      WHERE coalesce(backend_type, 'client backend') = 'client backend' AND datname IS NOT NULL
        AND pid <> pg_catalog.pg_backend_pid()""";

  static final String MAY_IN_SCHEMA = "SELECT pg_catalog.has_schema_privilege(?::text, ?::text)";
  static final String MAY_IN_DATABASE = "SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), ?::text)";

  /** Those of some rights to a table that are granted neither on the table nor on each of these columns. */
  static final String LACKING = """
      SELECT r.name FROM unnest(?::text[]) WITH ORDINALITY AS r (name, place)
      WHERE NOT pg_catalog.has_table_privilege(?::text, r.name) AND CASE WHEN r.name = 'DELETE' THEN true
        ELSE coalesce((SELECT NOT bool_and(pg_catalog.has_column_privilege(?::text, c.name, r.name))
          FROM unnest(?::text[]) AS c (name)), true) END
      ORDER BY r.place""";

  private InspectionSql() {}
}
