package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.DuplicateKeyException;
import dev.parlance.catalogue.jdbc.Schema;
import dev.parlance.catalogue.jdbc.Statements;
import dev.parlance.catalogue.messenger.MessengerEvents.MyPrefChange;
import dev.parlance.catalogue.messenger.MessengerEvents.RoomPref;
import dev.parlance.socket.Json;
import dev.parlance.socket.Server;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Keeps preferences in the tables {@code parlance_messenger_room_pref} and {@code parlance_messenger_pref} of an H2 or PostgreSQL
 * database. Several servers may share them.
 */
public final class JdbcMessengerPreferences implements MessengerPreferences {
    private static final Schema SCHEMA =
            Schema.named("parlance_messenger_preferences").script("""
                    CREATE TABLE IF NOT EXISTS parlance_messenger_room_pref (
                        user_id VARCHAR NOT NULL,
                        room_id VARCHAR NOT NULL,
                        json VARCHAR NOT NULL,
                        PRIMARY KEY (user_id, room_id))""", """
                    CREATE TABLE IF NOT EXISTS parlance_messenger_pref (
                        user_id VARCHAR NOT NULL,
                        pref_key VARCHAR NOT NULL,
                        json VARCHAR NOT NULL,
                        PRIMARY KEY (user_id, pref_key))""");

    private final Database database;
    private final Json json;

    /**
     * Uses that database; the tables must be there, see {@link #createTables}.
     *
     * @param server whose JSON preferences are written in
     */
    public JdbcMessengerPreferences(DataSource source, Server server) {
        this.database = new Database(source);
        this.json = server.json();
    }

    /**
     * Makes the tables, or brings those of an earlier version up to date. Several nodes may do so at once; see {@link Schema}.
     */
    public JdbcMessengerPreferences createTables() {
        database.apply(SCHEMA);
        return this;
    }

    @Override
    public RoomPref put(String userId, RoomPref change) {
        try {
            return database.transaction(statements -> put(statements, userId, change));
        } catch (DuplicateKeyException firstAtTheSameTime) {
            return database.transaction(statements -> put(statements, userId, change));
        }
    }

    private RoomPref put(Statements statements, String userId, RoomPref change) {
        RoomPref before = statements.first(
                "SELECT json FROM parlance_messenger_room_pref WHERE user_id = ? AND room_id = ? FOR UPDATE",
                this::roomPref,
                userId,
                change.room());
        if (before == null) {
            statements.update(
                    "INSERT INTO parlance_messenger_room_pref (user_id, room_id, json) VALUES (?, ?, ?)",
                    userId,
                    change.room(),
                    text(change));
            return change;
        }
        RoomPref changed = before.changedBy(change);
        statements.update(
                "UPDATE parlance_messenger_room_pref SET json = ? WHERE user_id = ? AND room_id = ?",
                text(changed),
                userId,
                change.room());
        return changed;
    }

    @Override
    public void put(String userId, String key, Object data) {
        String text = text(Objects.requireNonNull(data, "data"));
        try {
            database.transaction(statements -> put(statements, userId, key, text));
        } catch (DuplicateKeyException firstAtTheSameTime) {
            database.transaction(statements -> put(statements, userId, key, text));
        }
    }

    private static int put(Statements statements, String userId, String key, String text) {
        int updated = statements.update(
                "UPDATE parlance_messenger_pref SET json = ? WHERE user_id = ? AND pref_key = ?", text, userId, key);
        return updated > 0
                ? updated
                : statements.update(
                        "INSERT INTO parlance_messenger_pref (user_id, pref_key, json) VALUES (?, ?, ?)",
                        userId,
                        key,
                        text);
    }

    @Override
    public boolean delete(String userId, String key) {
        return database.update("DELETE FROM parlance_messenger_pref WHERE user_id = ? AND pref_key = ?", userId, key)
                > 0;
    }

    @Override
    public List<RoomPref> ofRooms(String userId) {
        return database.list("SELECT json FROM parlance_messenger_room_pref WHERE user_id = ?", this::roomPref, userId);
    }

    @Override
    public Map<String, Object> all(String userId) {
        return database
                .list("SELECT pref_key, json FROM parlance_messenger_pref WHERE user_id = ?", this::pref, userId)
                .stream()
                .collect(Collectors.toUnmodifiableMap(MyPrefChange::key, MyPrefChange::data));
    }

    private RoomPref roomPref(ResultSet row) throws SQLException {
        return RecordReader.read((Map<?, ?>) value(row), RoomPref.class);
    }

    private MyPrefChange pref(ResultSet row) throws SQLException {
        return new MyPrefChange(value(row), row.getString("pref_key"));
    }

    private Object value(ResultSet row) throws SQLException {
        return Objects.requireNonNull(json.read(row.getString("json").getBytes(StandardCharsets.UTF_8)));
    }

    private String text(Object value) {
        return new String(json.write(value), StandardCharsets.UTF_8);
    }
}
