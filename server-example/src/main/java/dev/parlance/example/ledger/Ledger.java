package dev.parlance.example.ledger;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.DuplicateKeyException;
import dev.parlance.catalogue.jdbc.Statements;
import dev.parlance.event.RefusedException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accounts and the transfers between them. Each transfer is two postings that cancel each other out, written in one
 * transaction with both balances: the sum of all balances is always zero. Play money comes from the
 * project's mint, the only account with a negative balance.
 */
public final class Ledger {
    /** The currency; amounts have two decimals. */
    public static final String CURRENCY = "TALER";

    static final int SCALE = 2;

    private static final BigDecimal WELCOME = new BigDecimal("100.00");
    private static final String WELCOME_KEY = "welcome";
    private static final int LATEST = 20;

    private final Database database;
    private final Clock clock;

    /** Stores them in a database whose tables exist, see {@link LedgerTables}. */
    public Ledger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Opens a user's account in a project, with money from the mint. Does nothing if it exists. */
    public void open(String projectId, String userId) {
        String mint = "mint." + projectId;
        create(new LedgerAccount(mint, projectId, null, BigDecimal.ZERO));
        create(new LedgerAccount(UUID.randomUUID().toString(), projectId, userId, BigDecimal.ZERO));
        LedgerAccount account = accountOf(projectId, userId);
        if (account != null) {
            transfer(new Transfer(mint, account.id(), WELCOME, "Welcome", WELCOME_KEY + "." + account.id()));
        }
    }

    /** A user's account in a project; null if there is none. */
    public @Nullable LedgerAccount accountOf(String projectId, String userId) {
        return database.first(
                LedgerRows.ACCOUNT + "WHERE project_id = ? AND owner_id = ?", LedgerRows::account, projectId, userId);
    }

    /** The account of an id; null if there is none. */
    public @Nullable LedgerAccount account(String id) {
        return database.first(LedgerRows.ACCOUNT + "WHERE id = ?", LedgerRows::account, id);
    }

    /** The latest postings of an account, the newest first. */
    List<Posting> postings(String accountId) {
        return database.list(LedgerRows.POSTING, LedgerRows::posting, accountId, LATEST);
    }

    /**
     * Moves money. A transfer with a key that was used already is not repeated; its receipt is returned.
     *
     * @throws RefusedException {@code conflict} if the balance is too low, or the key was used for a different transfer
     */
    Receipt transfer(Transfer transfer) {
        try {
            return database.transaction(statements -> write(statements, transfer));
        } catch (DuplicateKeyException madeAlready) {
            return database.transaction(
                    statements -> receipt(statements, transfer).again());
        }
    }

    private void create(LedgerAccount account) {
        try {
            database.update(
                    "INSERT INTO example_ledger_account (id, project_id, owner_id, balance, mint)"
                            + " VALUES (?, ?, ?, 0, " + (account.ownerId() == null) + ")",
                    account.id(),
                    account.projectId(),
                    account.ownerId());
        } catch (DuplicateKeyException thereAlready) {
            // A user has one account in a project.
        }
    }

    private Receipt write(Statements statements, Transfer transfer) {
        String id = UUID.randomUUID().toString();
        // First, so that of two transfers with the same key the second waits here and changes no balance.
        statements.update(
                "INSERT INTO example_ledger_transfer (id, from_account, to_account, amount, memo, client_key, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                transfer.from(),
                transfer.to(),
                transfer.amount(),
                transfer.memo(),
                transfer.key(),
                clock.instant());
        // Always in the same order, so that two opposite transfers never wait for each other.
        if (transfer.from().compareTo(transfer.to()) < 0) {
            post(statements, id, transfer.from(), transfer.amount().negate());
            post(statements, id, transfer.to(), transfer.amount());
        } else {
            post(statements, id, transfer.to(), transfer.amount());
            post(statements, id, transfer.from(), transfer.amount().negate());
        }
        return receipt(statements, transfer);
    }

    /** The condition is part of the statement that changes the balance, so that the check is atomic. */
    private static void post(Statements statements, String transferId, String accountId, BigDecimal amount) {
        int changed = statements.update(
                "UPDATE example_ledger_account SET balance = balance + CAST(? AS DECIMAL(20, 2))"
                        + " WHERE id = ? AND (mint OR balance + CAST(? AS DECIMAL(20, 2)) >= 0)",
                amount,
                accountId,
                amount);
        if (changed == 0) {
            throw RefusedException.conflict("The balance is too low.");
        }
        statements.update(
                "INSERT INTO example_ledger_posting (transfer_id, account_id, amount, balance)"
                        + " SELECT ?, id, CAST(? AS DECIMAL(20, 2)), balance FROM example_ledger_account WHERE id = ?",
                transferId,
                amount,
                accountId);
    }

    private static Receipt receipt(Statements statements, Transfer transfer) {
        Receipt receipt = statements.first(LedgerRows.RECEIPT, LedgerRows::receipt, transfer.from(), transfer.key());
        if (receipt == null || !receipt.transfer().equals(transfer)) {
            throw RefusedException.conflict("This key was used for a different transfer.");
        }
        return receipt;
    }
}
