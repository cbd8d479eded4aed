package dev.parlance.catalogue.log;

import dev.parlance.catalogue.jdbc.Schema;

/**
 * The tables of {@link JdbcOrderedLog}. A stream's row has the number of its last entry and of the last that was delivered;
 * while there are others between, {@code leased_until} says how long its holder alone delivers them.
 */
final class LogTables {
    static final Schema SCHEMA = Schema.named("parlance_log")
            .script(
                    """
                    CREATE TABLE IF NOT EXISTS parlance_log_stream (
                        log VARCHAR NOT NULL,
                        stream VARCHAR NOT NULL,
                        last BIGINT NOT NULL,
                        delivered BIGINT NOT NULL,
                        holder VARCHAR,
                        leased_until TIMESTAMP(3) WITH TIME ZONE,
                        PRIMARY KEY (log, stream))""",
                    """
                    CREATE TABLE IF NOT EXISTS parlance_log (
                        log VARCHAR NOT NULL,
                        stream VARCHAR NOT NULL,
                        number BIGINT NOT NULL,
                        type VARCHAR NOT NULL,
                        details VARCHAR ARRAY NOT NULL,
                        appended_at TIMESTAMP(3) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
                        PRIMARY KEY (log, stream, number))""",
                    "CREATE INDEX IF NOT EXISTS parlance_log_lease ON parlance_log_stream (log, leased_until)");

    private LogTables() {}
}
