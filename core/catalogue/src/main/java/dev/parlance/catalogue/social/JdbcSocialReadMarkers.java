package dev.parlance.catalogue.social;

import static dev.parlance.catalogue.jdbc.Statements.instant;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.DuplicateKeyException;
import dev.parlance.catalogue.jdbc.Schema;
import dev.parlance.catalogue.jdbc.Statements;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps read markers in the table {@code parlance_social_read} of an H2 or PostgreSQL database. */
public final class JdbcSocialReadMarkers implements SocialReadMarkers {
    private static final Schema SCHEMA = Schema.named("parlance_social").script("""
            CREATE TABLE IF NOT EXISTS parlance_social_read (
                chat_id VARCHAR NOT NULL,
                user_id VARCHAR NOT NULL,
                message_id VARCHAR NOT NULL,
                read_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                PRIMARY KEY (chat_id, user_id))""");

    private final Database database;

    /** Uses that database; the table must be there, see {@link #createTables}. */
    public JdbcSocialReadMarkers(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * Makes the table, or brings that of an earlier version up to date. Several nodes may do so at once; see {@link Schema}.
     */
    public JdbcSocialReadMarkers createTables() {
        database.apply(SCHEMA);
        return this;
    }

    @Override
    public SocialReadMarker advance(String chatId, String userId, SocialReadMarker marker) {
        try {
            return database.transaction(statements -> advance(statements, chatId, userId, marker));
        } catch (DuplicateKeyException firstAtTheSameTime) {
            return database.transaction(statements -> advance(statements, chatId, userId, marker));
        }
    }

    private static SocialReadMarker advance(
            Statements statements, String chatId, String userId, SocialReadMarker marker) {
        int changed = statements.update(
                "UPDATE parlance_social_read SET message_id = ?, read_at = ?"
                        + " WHERE chat_id = ? AND user_id = ? AND read_at <= ?",
                marker.messageId(),
                marker.readAt(),
                chatId,
                userId,
                marker.readAt());
        if (changed > 0) {
            return marker;
        }
        SocialReadMarker later = find(statements, chatId, userId);
        if (later != null) {
            return later;
        }
        statements.update(
                "INSERT INTO parlance_social_read (chat_id, user_id, message_id, read_at) VALUES (?, ?, ?, ?)",
                chatId,
                userId,
                marker.messageId(),
                marker.readAt());
        return marker;
    }

    @Override
    public @Nullable SocialReadMarker find(String chatId, String userId) {
        return database.transaction(statements -> find(statements, chatId, userId));
    }

    private static @Nullable SocialReadMarker find(Statements statements, String chatId, String userId) {
        return statements.first(
                "SELECT message_id, read_at FROM parlance_social_read WHERE chat_id = ? AND user_id = ?",
                row -> new SocialReadMarker(
                        row.getString("message_id"), Objects.requireNonNull(instant(row, "read_at"))),
                chatId,
                userId);
    }
}
