package dev.parlance.example.ledger;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.Schema;

/** The ledger's tables, for H2 and PostgreSQL alike. */
public final class LedgerTables {
    private static final Schema SCHEMA = Schema.named("example_ledger")
            .script(
                    """
                CREATE TABLE IF NOT EXISTS example_ledger_account (
                    id VARCHAR(128) PRIMARY KEY,
                    project_id VARCHAR(128) NOT NULL,
                    owner_id VARCHAR(128),
                    balance DECIMAL(20, 2) NOT NULL,
                    mint BOOLEAN NOT NULL,
                    UNIQUE (project_id, owner_id),
                    CHECK (mint OR balance >= 0))""",
                    """
                CREATE TABLE IF NOT EXISTS example_ledger_transfer (
                    id VARCHAR(128) PRIMARY KEY,
                    from_account VARCHAR(128) NOT NULL REFERENCES example_ledger_account (id),
                    to_account VARCHAR(128) NOT NULL REFERENCES example_ledger_account (id),
                    amount DECIMAL(20, 2) NOT NULL CHECK (amount > 0),
                    memo VARCHAR(256) NOT NULL,
                    client_key VARCHAR(192) NOT NULL,
                    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                    UNIQUE (from_account, client_key))""",
                    """
                CREATE TABLE IF NOT EXISTS example_ledger_posting (
                    transfer_id VARCHAR(128) NOT NULL REFERENCES example_ledger_transfer (id),
                    account_id VARCHAR(128) NOT NULL REFERENCES example_ledger_account (id),
                    amount DECIMAL(20, 2) NOT NULL,
                    balance DECIMAL(20, 2) NOT NULL,
                    PRIMARY KEY (transfer_id, account_id))""",
                    "CREATE INDEX IF NOT EXISTS example_ledger_posting_account ON example_ledger_posting (account_id)");

    private LedgerTables() {}

    /** Creates the tables that do not exist yet. */
    public static void create(Database database) {
        database.apply(SCHEMA);
    }
}
