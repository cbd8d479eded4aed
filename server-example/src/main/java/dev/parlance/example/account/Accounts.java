package dev.parlance.example.account;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.DuplicateKeyException;
import dev.parlance.catalogue.jdbc.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The accounts and their tokens. There are no passwords: the name is enough to sign in. */
public final class Accounts {
    static final int NAME_LENGTH = 40;

    static final Duration TOKEN_LIFETIME = Duration.ofDays(30);
    private static final int SECRET_BYTES = 24;

    private static final Schema SCHEMA = Schema.named("example_account").script("""
                CREATE TABLE IF NOT EXISTS example_account (
                    id VARCHAR(128) PRIMARY KEY,
                    name VARCHAR(64) NOT NULL,
                    name_key VARCHAR(64) NOT NULL UNIQUE)""", """
                CREATE TABLE IF NOT EXISTS example_token (
                    hash VARCHAR(64) PRIMARY KEY,
                    account_id VARCHAR(128) NOT NULL REFERENCES example_account (id),
                    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL)""");

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Stores them in a database whose tables exist, see {@link #createTables}. */
    public Accounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Creates the tables that do not exist yet. */
    public Accounts createTables() {
        database.apply(SCHEMA);
        return this;
    }

    /** The account of a name, ignoring case; created if there is none. */
    public Account named(String name) {
        Account existing = byName(name);
        if (existing != null) {
            return existing;
        }
        try {
            Account account = new Account(secret(9), name);
            database.update(
                    "INSERT INTO example_account (id, name, name_key) VALUES (?, ?, ?)",
                    account.id(),
                    account.name(),
                    key(name));
            return account;
        } catch (DuplicateKeyException someoneWasFaster) {
            return byName(name);
        }
    }

    /** Creates a token for an account; only its hash is stored. */
    public String newToken(Account account) {
        Instant now = clock.instant();
        String token = secret(SECRET_BYTES);
        database.update("DELETE FROM example_token WHERE created_at < ?", now.minus(TOKEN_LIFETIME));
        database.update(
                "INSERT INTO example_token (hash, account_id, created_at) VALUES (?, ?, ?)",
                hash(token),
                account.id(),
                now);
        return token;
    }

    /** The account of a token; null if the token is unknown or expired. */
    public @Nullable Account byToken(String token) {
        return database.first(
                "SELECT a.id, a.name FROM example_account a JOIN example_token t ON t.account_id = a.id"
                        + " WHERE t.hash = ? AND t.created_at >= ?",
                Accounts::account,
                hash(token),
                clock.instant().minus(TOKEN_LIFETIME));
    }

    /** The existing accounts among the ids, sorted by name. */
    public List<Account> byIds(Collection<String> ids) {
        return database.list(
                "SELECT a.id, a.name FROM example_account a WHERE a.id = ANY (?) ORDER BY a.name_key",
                Accounts::account,
                ids);
    }

    /** Revokes all tokens of an account. */
    public void forgetTokens(String accountId) {
        database.update("DELETE FROM example_token WHERE account_id = ?", accountId);
    }

    private @Nullable Account byName(String name) {
        return database.first(
                "SELECT a.id, a.name FROM example_account a WHERE a.name_key = ?", Accounts::account, key(name));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getString("id"), row.getString("name"));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private String secret(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static String hash(String token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
