package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.DuplicateKeyException;
import dev.parlance.catalogue.jdbc.Statements;
import dev.parlance.catalogue.log.Appended;
import dev.parlance.catalogue.log.JdbcOrderedLog;
import dev.parlance.catalogue.log.OrderedLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps messages, read marks and what users hide in the tables {@code parlance_messenger_message}, {@code parlance_messenger_read} and
 * {@code parlance_messenger_hidden} of an H2 or PostgreSQL database. Several servers may share them.
 */
public final class JdbcMessengerStore implements MessengerStore {
    private static final String MESSAGE = "SELECT id, room_id, sender_id, json FROM parlance_messenger_message ";
    private static final String PRESENT = "room_id = ? AND json IS NOT NULL ";

    private final Database database;
    private final JdbcOrderedLog log;

    /** Uses that database; the tables must be there, see {@link #createTables}. */
    public JdbcMessengerStore(DataSource source) {
        this.database = new Database(source);
        this.log = new JdbcOrderedLog(database, MessengerTables.LOG);
    }

    /**
     * Makes the tables, or brings those of an earlier version up to date. Several nodes may do so at once; see
     * {@link dev.parlance.catalogue.jdbc.Schema}.
     */
    public JdbcMessengerStore createTables() {
        log.createTables();
        database.apply(MessengerTables.SCHEMA);
        return this;
    }

    @Override
    public OrderedLog log() {
        return log;
    }

    @Override
    public boolean put(StoredMessage message) {
        try {
            return log.change(statements -> {
                // First, as this locks the room: of two messages at the same time, one is before the other in both
                // tables.
                Appended appended = append(statements, message.room(), MessengerChanges.MESSAGE, message.id());
                store(statements, message);
                return appended;
            });
        } catch (TakenException taken) {
            return false;
        }
    }

    private static void store(Statements statements, StoredMessage message) {
        boolean isNew = statements.insertNew(
                "INSERT INTO parlance_messenger_message (id, room_id, sender_id, json) VALUES (?, ?, ?, ?)",
                message.id(),
                message.room(),
                message.sender(),
                message.json());
        if (!isNew && !replace(statements, message)) {
            throw new TakenException();
        }
    }

    private static boolean replace(Statements statements, StoredMessage message) {
        return statements.update(
                        "UPDATE parlance_messenger_message SET json = ? WHERE id = ? AND sender_id = ? AND " + PRESENT,
                        message.json(),
                        message.id(),
                        message.sender(),
                        message.room())
                > 0;
    }

    /** An id belongs to another message: what was appended to the log is rolled back. */
    private static final class TakenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TakenException() {
            super("the id is taken", null, false, false);
        }
    }

    private Appended append(Statements statements, String roomId, String type, String... details) {
        return log.append(statements, roomId, type, List.of(details));
    }

    @Override
    public @Nullable StoredMessage find(String roomId, String messageId) {
        return database.first(MESSAGE + "WHERE id = ? AND " + PRESENT, JdbcMessengerStore::message, messageId, roomId);
    }

    @Override
    public List<StoredMessage> history(String roomId, String userId, @Nullable String before, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(roomId, userId));
        String sql = MESSAGE + "m WHERE " + PRESENT + "AND NOT EXISTS (SELECT 1 FROM parlance_messenger_hidden h"
                + " WHERE h.user_id = ? AND h.position = m.position) ";
        if (before != null) {
            sql +=
                    "AND m.position < (SELECT b.position FROM parlance_messenger_message b WHERE b.id = ? AND b.room_id = ?"
                            + " AND b.json IS NOT NULL) ";
            parameters.addAll(List.of(before, roomId));
        }
        parameters.add(limit);
        List<StoredMessage> page = new ArrayList<>(database.list(
                sql + "ORDER BY m.position DESC LIMIT ?", JdbcMessengerStore::message, parameters.toArray()));
        Collections.reverse(page);
        return page;
    }

    @Override
    public boolean delete(String roomId, String messageId) {
        return log.change(statements -> {
            int deleted = statements.update(
                    "UPDATE parlance_messenger_message SET json = NULL WHERE id = ? AND " + PRESENT, messageId, roomId);
            return deleted == 0 ? null : append(statements, roomId, MessengerChanges.DELETED, messageId);
        });
    }

    @Override
    public void deleteAll(String roomId) {
        log.change(statements -> {
            // First, lest a message comes in between.
            Appended appended = append(statements, roomId, MessengerChanges.DELETED, MessengerEvents.ALL_MESSAGES);
            statements.update("UPDATE parlance_messenger_message SET json = NULL WHERE " + PRESENT, roomId);
            return appended;
        });
    }

    @Override
    public @Nullable ReadMarker markRead(String roomId, String memberId, String messageId) {
        try {
            return tryMarkRead(roomId, memberId, messageId);
        } catch (DuplicateKeyException firstAtTheSameTime) {
            return tryMarkRead(roomId, memberId, messageId);
        }
    }

    private @Nullable ReadMarker tryMarkRead(String roomId, String memberId, String messageId) {
        ReadMarker[] marker = new ReadMarker[1];
        log.change(statements -> {
            Long position = statements.first(
                    "SELECT position FROM parlance_messenger_message WHERE id = ? AND " + PRESENT,
                    row -> row.getLong("position"),
                    messageId,
                    roomId);
            if (position == null) {
                return null;
            }
            boolean moved = move(statements, roomId, memberId, position);
            marker[0] = marker(statements, roomId, memberId);
            return moved ? append(statements, roomId, MessengerChanges.READ, memberId, messageId) : null;
        });
        return marker[0];
    }

    /** Moves a mark forward; whether it has moved. */
    private static boolean move(Statements statements, String roomId, String memberId, long position) {
        Long before = statements.first(
                "SELECT position FROM parlance_messenger_read WHERE room_id = ? AND member_id = ? FOR UPDATE",
                row -> row.getLong("position"),
                roomId,
                memberId);
        if (before == null) {
            statements.update(
                    "INSERT INTO parlance_messenger_read (room_id, member_id, position) VALUES (?, ?, ?)",
                    roomId,
                    memberId,
                    position);
        } else if (before < position) {
            statements.update(
                    "UPDATE parlance_messenger_read SET position = ? WHERE room_id = ? AND member_id = ?",
                    position,
                    roomId,
                    memberId);
        } else {
            return false;
        }
        return true;
    }

    private static ReadMarker marker(Statements statements, String roomId, String memberId) {
        return Objects.requireNonNull(statements.first(
                "SELECT m.id, (SELECT COUNT(*) FROM parlance_messenger_message o WHERE o.room_id = r.room_id"
                        + " AND o.position > r.position AND o.json IS NOT NULL AND o.sender_id <> r.member_id) AS badge"
                        + " FROM parlance_messenger_read r JOIN parlance_messenger_message m ON m.position = r.position"
                        + " WHERE r.room_id = ? AND r.member_id = ?",
                row -> new ReadMarker(memberId, row.getString("id"), row.getInt("badge")),
                roomId,
                memberId));
    }

    @Override
    public void hide(String roomId, String userId, Collection<String> messageIds, boolean all) {
        String which = "SELECT CAST(? AS VARCHAR), m.position FROM parlance_messenger_message m WHERE m.room_id = ?"
                + " AND NOT EXISTS (SELECT 1 FROM parlance_messenger_hidden h"
                + " WHERE h.user_id = ? AND h.position = m.position)";
        String insert = "INSERT INTO parlance_messenger_hidden (user_id, position) " + which;
        if (all) {
            hide(insert, userId, roomId, userId);
        } else {
            hide(insert + " AND m.id = ANY (?)", userId, roomId, userId, messageIds);
        }
    }

    private void hide(String sql, Object... parameters) {
        try {
            database.update(sql, parameters);
        } catch (DuplicateKeyException sameAtTheSameTime) {
            database.update(sql, parameters);
        }
    }

    private static StoredMessage message(ResultSet row) throws SQLException {
        return StoredMessage.of(
                row.getString("id"), row.getString("room_id"), row.getString("sender_id"), row.getString("json"));
    }
}
