package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.jdbc.Schema;
import dev.parlance.catalogue.jdbc.Statements;
import java.time.Instant;

/** The tables of {@link JdbcMessageStore}. A position is the order in which rows came. */
final class MessageTables {
    /** The name of the log, whose streams are chats. */
    static final String LOG = "parlance_message";

    static final Schema SCHEMA = Schema.named("parlance_message")
            .script(
                    """
                    CREATE TABLE IF NOT EXISTS parlance_message (
                        position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        id VARCHAR(128) NOT NULL UNIQUE,
                        chat_id VARCHAR(128) NOT NULL,
                        sender_id VARCHAR(128) NOT NULL,
                        type VARCHAR(16) NOT NULL,
                        content VARCHAR(16384) NOT NULL,
                        reply_to VARCHAR(128),
                        mentions VARCHAR(128) ARRAY NOT NULL,
                        client_message_id VARCHAR(128),
                        created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                        edited_at TIMESTAMP(3) WITH TIME ZONE,
                        deleted_at TIMESTAMP(3) WITH TIME ZONE,
                        UNIQUE (chat_id, sender_id, client_message_id))""",
                    """
                    CREATE TABLE IF NOT EXISTS parlance_reaction (
                        position BIGINT GENERATED ALWAYS AS IDENTITY,
                        message_id VARCHAR(128) NOT NULL REFERENCES parlance_message (id),
                        user_id VARCHAR(128) NOT NULL,
                        emoji VARCHAR(64) NOT NULL,
                        PRIMARY KEY (message_id, user_id, emoji))""",
                    """
                    CREATE TABLE IF NOT EXISTS parlance_read (
                        position BIGINT GENERATED ALWAYS AS IDENTITY,
                        message_id VARCHAR(128) NOT NULL REFERENCES parlance_message (id),
                        user_id VARCHAR(128) NOT NULL,
                        read_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                        PRIMARY KEY (message_id, user_id))""",
                    "CREATE INDEX IF NOT EXISTS parlance_message_chat ON parlance_message (chat_id, position)")
            // The server's limits say how long an id and a text may be.
            .script(
                    "ALTER TABLE parlance_message ALTER COLUMN id SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_message ALTER COLUMN chat_id SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_message ALTER COLUMN sender_id SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_message ALTER COLUMN content SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_message ALTER COLUMN reply_to SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_message ALTER COLUMN mentions SET DATA TYPE VARCHAR ARRAY",
                    "ALTER TABLE parlance_message ALTER COLUMN client_message_id SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_reaction ALTER COLUMN message_id SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_reaction ALTER COLUMN user_id SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_reaction ALTER COLUMN emoji SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_read ALTER COLUMN message_id SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_read ALTER COLUMN user_id SET DATA TYPE VARCHAR")
            // Messages from before the log are in it too, as delivered.
            .script("""
                    INSERT INTO parlance_log (log, stream, number, type, details, appended_at)
                        SELECT '%1$s', m.chat_id, ROW_NUMBER() OVER (PARTITION BY m.chat_id ORDER BY m.position),
                            '%2$s', ARRAY[m.id], m.created_at
                        FROM parlance_message m
                        WHERE NOT EXISTS (SELECT 1 FROM parlance_log l WHERE l.log = '%1$s')""".formatted(LOG, MessageChanges.CREATED), """
                    INSERT INTO parlance_log_stream (log, stream, last, delivered)
                        SELECT log, stream, MAX(number), MAX(number) FROM parlance_log l
                        WHERE log = '%1$s' AND NOT EXISTS
                            (SELECT 1 FROM parlance_log_stream s WHERE s.log = l.log AND s.stream = l.stream)
                        GROUP BY log, stream""".formatted(LOG));

    private MessageTables() {}

    /** Adds a reaction, or removes it if it is there; whether it is there now. */
    static boolean toggleReaction(Statements statements, String messageId, String userId, String emoji) {
        int removed = statements.update(
                "DELETE FROM parlance_reaction WHERE message_id = ? AND user_id = ? AND emoji = ?",
                messageId,
                userId,
                emoji);
        return removed == 0
                && statements.update(
                                "INSERT INTO parlance_reaction (message_id, user_id, emoji) VALUES (?, ?, ?)",
                                messageId,
                                userId,
                                emoji)
                        > 0;
    }

    /** Notes it unless it is noted already; of two at the same time one fails as a duplicate. */
    static void noteRead(Statements statements, String messageId, String userId, Instant readAt) {
        statements.update(
                "INSERT INTO parlance_read (message_id, user_id, read_at)"
                        + " SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                        + " CAST(? AS TIMESTAMP(3) WITH TIME ZONE)"
                        + " WHERE NOT EXISTS (SELECT 1 FROM parlance_read WHERE message_id = ? AND user_id = ?)",
                messageId,
                userId,
                readAt,
                messageId,
                userId);
    }
}
