package dev.parlance.catalogue.platform.message;

import static dev.parlance.catalogue.jdbc.Statements.instant;
import static dev.parlance.catalogue.jdbc.Statements.strings;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.DuplicateKeyException;
import dev.parlance.catalogue.jdbc.Statements;
import dev.parlance.catalogue.log.Appended;
import dev.parlance.catalogue.log.JdbcOrderedLog;
import dev.parlance.catalogue.log.OrderedLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps messages in the tables {@code parlance_message}, {@code parlance_reaction} and {@code parlance_read} of an H2 or
 * PostgreSQL database. Several servers may share them.
 */
public final class JdbcMessageStore implements MessageStore {
    private static final String MESSAGE = "SELECT m.id, m.chat_id, m.sender_id, m.type, m.content, m.reply_to,"
            + " m.mentions, m.client_message_id, m.created_at, m.edited_at FROM parlance_message m ";
    private static final String LOCK =
            "SELECT id FROM parlance_message WHERE chat_id = ? AND id = ? AND deleted_at IS NULL FOR UPDATE";

    private final Database database;
    private final JdbcOrderedLog log;

    /** Uses that database; the tables must be there, see {@link #createTables}. */
    public JdbcMessageStore(DataSource source) {
        this.database = new Database(source);
        this.log = new JdbcOrderedLog(database, MessageTables.LOG);
    }

    /**
     * Makes the tables, or brings those of an earlier version up to date. Several nodes may do so at once; see
     * {@link dev.parlance.catalogue.jdbc.Schema}.
     */
    public JdbcMessageStore createTables() {
        log.createTables();
        database.apply(MessageTables.SCHEMA);
        return this;
    }

    @Override
    public OrderedLog log() {
        return log;
    }

    @Override
    public Message append(Message message) {
        String clientMessageId = message.clientMessageId();
        try {
            log.change(statements -> {
                Appended appended =
                        log.append(statements, message.chatId(), MessageChanges.CREATED, List.of(message.id()));
                insert(statements, message);
                return appended;
            });
            return message;
        } catch (DuplicateKeyException duplicate) {
            Message before =
                    clientMessageId == null ? null : findSent(message.chatId(), message.sender(), clientMessageId);
            if (before == null) {
                throw duplicate;
            }
            return before;
        }
    }

    private static void insert(Statements statements, Message message) {
        statements.update(
                "INSERT INTO parlance_message (id, chat_id, sender_id, type, content, reply_to, mentions,"
                        + " client_message_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                message.id(),
                message.chatId(),
                message.sender(),
                message.type().name(),
                message.content(),
                message.replyTo(),
                message.mentions(),
                message.clientMessageId(),
                message.createdAt());
    }

    @Override
    public @Nullable Message findSent(String chatId, String sender, String clientMessageId) {
        return database.first(
                MESSAGE + "WHERE m.chat_id = ? AND m.sender_id = ? AND m.client_message_id = ?",
                JdbcMessageStore::message,
                chatId,
                sender,
                clientMessageId);
    }

    @Override
    public @Nullable Message find(String chatId, String messageId) {
        return database.first(
                MESSAGE + "WHERE m.chat_id = ? AND m.id = ? AND m.deleted_at IS NULL",
                JdbcMessageStore::message,
                chatId,
                messageId);
    }

    @Override
    public List<HistoryEntry> history(String chatId, @Nullable String before, int limit) {
        return database.transaction(statements -> {
            List<Message> messages = new ArrayList<>(page(statements, chatId, before, limit));
            Collections.reverse(messages);
            Map<String, Map<String, List<String>>> reactions = reactions(statements, messages);
            Map<String, List<String>> readers = readers(statements, messages);
            return messages.stream()
                    .map(message -> new HistoryEntry(
                            message,
                            reactions.getOrDefault(message.id(), Map.of()),
                            readers.getOrDefault(message.id(), List.of())))
                    .toList();
        });
    }

    @Override
    public boolean edit(String chatId, String messageId, String content, Instant editedAt) {
        return log.change(statements -> {
            int edited = statements.update(
                    "UPDATE parlance_message SET content = ?, edited_at = ?"
                            + " WHERE chat_id = ? AND id = ? AND deleted_at IS NULL",
                    content,
                    editedAt,
                    chatId,
                    messageId);
            return edited == 0 ? null : log.append(statements, chatId, MessageChanges.EDITED, List.of(messageId));
        });
    }

    @Override
    public boolean delete(String chatId, String messageId, Instant deletedAt) {
        return log.change(statements -> {
            int deleted = statements.update(
                    "UPDATE parlance_message SET content = '', deleted_at = ?"
                            + " WHERE chat_id = ? AND id = ? AND deleted_at IS NULL",
                    deletedAt,
                    chatId,
                    messageId);
            if (deleted == 0) {
                return null;
            }
            statements.update("DELETE FROM parlance_reaction WHERE message_id = ?", messageId);
            return log.append(statements, chatId, MessageChanges.DELETED, List.of(messageId));
        });
    }

    @Override
    public boolean toggleReaction(String chatId, String messageId, String userId, String emoji) {
        boolean[] added = new boolean[1];
        log.change(statements -> {
            // Locked: of two at the same time, the second takes back what the first has added.
            if (statements.first(LOCK, row -> row.getString("id"), chatId, messageId) == null) {
                return null;
            }
            added[0] = MessageTables.toggleReaction(statements, messageId, userId, emoji);
            return log.append(statements, chatId, MessageChanges.REACTED, List.of(messageId, userId, emoji));
        });
        return added[0];
    }

    @Override
    public boolean markRead(String chatId, Collection<String> messageIds, String userId, Instant readAt) {
        try {
            return tryMarkRead(chatId, messageIds, userId, readAt);
        } catch (DuplicateKeyException sameAtTheSameTime) {
            return tryMarkRead(chatId, messageIds, userId, readAt);
        }
    }

    private boolean tryMarkRead(String chatId, Collection<String> messageIds, String userId, Instant readAt) {
        return log.change(statements -> {
            Integer found = statements.first(
                    "SELECT COUNT(*) AS found FROM parlance_message WHERE chat_id = ? AND id = ANY (?)",
                    row -> row.getInt("found"),
                    chatId,
                    messageIds);
            if (found == null || found != Set.copyOf(messageIds).size()) {
                return null;
            }
            for (String messageId : messageIds) {
                MessageTables.noteRead(statements, messageId, userId, readAt);
            }
            return log.append(statements, chatId, MessageChanges.READ, MessageChanges.read(userId, messageIds));
        });
    }

    @Override
    public int unread(String chatId, String userId) {
        Integer count = database.first(
                "SELECT COUNT(*) AS unread FROM parlance_message m WHERE m.chat_id = ? AND m.sender_id <> ?"
                        + " AND m.deleted_at IS NULL AND NOT EXISTS"
                        + " (SELECT 1 FROM parlance_read r WHERE r.message_id = m.id AND r.user_id = ?)",
                row -> row.getInt("unread"),
                chatId,
                userId,
                userId);
        return Objects.requireNonNull(count);
    }

    private static List<Message> page(Statements statements, String chatId, @Nullable String before, int limit) {
        String latest = MESSAGE + "WHERE m.chat_id = ? AND m.deleted_at IS NULL ";
        String order = "ORDER BY m.position DESC LIMIT ?";
        return before == null
                ? statements.list(latest + order, JdbcMessageStore::message, chatId, limit)
                : statements.list(
                        latest + "AND m.position < (SELECT b.position FROM parlance_message b"
                                + " WHERE b.chat_id = ? AND b.id = ?) " + order,
                        JdbcMessageStore::message,
                        chatId,
                        chatId,
                        before,
                        limit);
    }

    private static Map<String, Map<String, List<String>>> reactions(Statements statements, List<Message> of) {
        Map<String, Map<String, List<String>>> reactions = new LinkedHashMap<>();
        statements.list(
                "SELECT message_id, emoji, user_id FROM parlance_reaction WHERE message_id = ANY (?)"
                        + " ORDER BY position",
                row -> reactions
                        .computeIfAbsent(row.getString("message_id"), id -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString("emoji"), emoji -> new ArrayList<>())
                        .add(row.getString("user_id")),
                of.stream().map(Message::id).toList());
        return reactions;
    }

    private static Map<String, List<String>> readers(Statements statements, List<Message> of) {
        Map<String, List<String>> readers = new LinkedHashMap<>();
        statements.list(
                "SELECT message_id, user_id FROM parlance_read WHERE message_id = ANY (?) ORDER BY position",
                row -> readers.computeIfAbsent(row.getString("message_id"), id -> new ArrayList<>())
                        .add(row.getString("user_id")),
                of.stream().map(Message::id).toList());
        return readers;
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getString("id"),
                row.getString("chat_id"),
                row.getString("sender_id"),
                MessageType.valueOf(row.getString("type")),
                row.getString("content"),
                row.getString("reply_to"),
                strings(row, "mentions"),
                row.getString("client_message_id"),
                Objects.requireNonNull(instant(row, "created_at")),
                instant(row, "edited_at"));
    }
}
