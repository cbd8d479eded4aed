package dev.parlance.example.ledger;

import static dev.parlance.catalogue.jdbc.Statements.instant;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The queries of the ledger and the mapping of their rows. */
final class LedgerRows {
    static final String ACCOUNT = "SELECT id, project_id, owner_id, balance FROM example_ledger_account ";

    static final String POSTING = """
            SELECT t.id, p.amount, p.balance, t.memo, t.created_at, other.owner_id AS other_owner
            FROM example_ledger_posting p
            JOIN example_ledger_transfer t ON t.id = p.transfer_id
            JOIN example_ledger_account other
                ON other.id = CASE WHEN t.from_account = p.account_id THEN t.to_account ELSE t.from_account END
            WHERE p.account_id = ? ORDER BY t.created_at DESC, t.id LIMIT ?""";

    static final String RECEIPT = """
            SELECT t.id, t.from_account, t.to_account, t.amount, t.memo, t.client_key, t.created_at,
                paid.balance AS from_balance, got.balance AS to_balance
            FROM example_ledger_transfer t
            JOIN example_ledger_posting paid ON paid.transfer_id = t.id AND paid.account_id = t.from_account
            JOIN example_ledger_posting got ON got.transfer_id = t.id AND got.account_id = t.to_account
            WHERE t.from_account = ? AND t.client_key = ?""";

    private LedgerRows() {}

    static LedgerAccount account(ResultSet row) throws SQLException {
        return new LedgerAccount(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("owner_id"),
                row.getBigDecimal("balance"));
    }

    static Posting posting(ResultSet row) throws SQLException {
        return new Posting(
                row.getString("id"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("balance"),
                row.getString("memo"),
                row.getString("other_owner"),
                instant(row, "created_at"));
    }

    static Receipt receipt(ResultSet row) throws SQLException {
        Transfer transfer = new Transfer(
                row.getString("from_account"),
                row.getString("to_account"),
                row.getBigDecimal("amount"),
                row.getString("memo"),
                row.getString("client_key"));
        return new Receipt(
                row.getString("id"),
                transfer,
                instant(row, "created_at"),
                row.getBigDecimal("from_balance"),
                row.getBigDecimal("to_balance"),
                false);
    }
}
