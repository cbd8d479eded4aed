package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.DuplicateKeyException;
import dev.parlance.catalogue.jdbc.Schema;
import dev.parlance.catalogue.platform.Chat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps chats in the tables {@code parlance_chat} and {@code parlance_chat_member} of an H2 or PostgreSQL database. */
public final class JdbcChatStore implements ChatStore {
    private static final String CHAT = "SELECT c.id, c.project_id, c.name, c.type FROM parlance_chat c ";

    private static final Schema SCHEMA = Schema.named("parlance_chat")
            .script(
                    """
                    CREATE TABLE IF NOT EXISTS parlance_chat (
                        id VARCHAR(128) PRIMARY KEY,
                        project_id VARCHAR(128) NOT NULL,
                        name VARCHAR(256) NOT NULL,
                        type VARCHAR(64) NOT NULL)""",
                    """
                    CREATE TABLE IF NOT EXISTS parlance_chat_member (
                        chat_id VARCHAR(128) NOT NULL REFERENCES parlance_chat (id),
                        user_id VARCHAR(128) NOT NULL,
                        PRIMARY KEY (chat_id, user_id))""",
                    "CREATE INDEX IF NOT EXISTS parlance_chat_project ON parlance_chat (project_id)",
                    "CREATE INDEX IF NOT EXISTS parlance_chat_member_user ON parlance_chat_member (user_id)")
            // The server's limits say how long an id may be.
            .script(
                    "ALTER TABLE parlance_chat ALTER COLUMN id SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_chat ALTER COLUMN project_id SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_chat ALTER COLUMN name SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_chat ALTER COLUMN type SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_chat_member ALTER COLUMN chat_id SET DATA TYPE VARCHAR",
                    "ALTER TABLE parlance_chat_member ALTER COLUMN user_id SET DATA TYPE VARCHAR");

    private final Database database;

    /** Uses that database; the tables must be there, see {@link #createTables}. */
    public JdbcChatStore(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * Makes the tables, or brings those of an earlier version up to date. Several nodes may do so at once; see
     * {@link Schema}.
     */
    public JdbcChatStore createTables() {
        database.apply(SCHEMA);
        return this;
    }

    @Override
    public boolean create(Chat chat) {
        try {
            database.update(
                    "INSERT INTO parlance_chat (id, project_id, name, type) VALUES (?, ?, ?, ?)",
                    chat.id(),
                    chat.projectId(),
                    chat.name(),
                    chat.type());
            return true;
        } catch (DuplicateKeyException thereAlready) {
            return false;
        }
    }

    @Override
    public boolean addMember(String chatId, String userId) {
        try {
            return database.update(
                            "INSERT INTO parlance_chat_member (chat_id, user_id)"
                                    + " SELECT c.id, CAST(? AS VARCHAR) FROM parlance_chat c WHERE c.id = ?",
                            userId,
                            chatId)
                    > 0;
        } catch (DuplicateKeyException memberAlready) {
            return false;
        }
    }

    @Override
    public boolean removeMember(String chatId, String userId) {
        return database.update("DELETE FROM parlance_chat_member WHERE chat_id = ? AND user_id = ?", chatId, userId)
                > 0;
    }

    @Override
    public @Nullable Chat find(String chatId, String projectId, String userId) {
        return database.first(
                CHAT + "JOIN parlance_chat_member m ON m.chat_id = c.id"
                        + " WHERE c.id = ? AND c.project_id = ? AND m.user_id = ?",
                JdbcChatStore::chat,
                chatId,
                projectId,
                userId);
    }

    @Override
    public @Nullable Chat find(String chatId) {
        return database.first(CHAT + "WHERE c.id = ?", JdbcChatStore::chat, chatId);
    }

    @Override
    public Set<String> membersAmong(String chatId, Collection<String> userIds) {
        return new TreeSet<>(database.list(
                "SELECT user_id FROM parlance_chat_member WHERE chat_id = ? AND user_id = ANY (?)",
                row -> row.getString("user_id"),
                chatId,
                userIds));
    }

    @Override
    public List<Chat> chats(String projectId) {
        return database.list(CHAT + "WHERE c.project_id = ? ORDER BY c.name, c.id", JdbcChatStore::chat, projectId);
    }

    @Override
    public List<Chat> chatsOf(String userId, String projectId) {
        return database.list(
                CHAT + "JOIN parlance_chat_member m ON m.chat_id = c.id"
                        + " WHERE c.project_id = ? AND m.user_id = ? ORDER BY c.name, c.id",
                JdbcChatStore::chat,
                projectId,
                userId);
    }

    @Override
    public List<String> members(String chatId) {
        return database.list(
                "SELECT user_id FROM parlance_chat_member WHERE chat_id = ? ORDER BY user_id",
                row -> row.getString("user_id"),
                chatId);
    }

    private static Chat chat(ResultSet row) throws SQLException {
        return new Chat(row.getString("id"), row.getString("project_id"), row.getString("name"), row.getString("type"));
    }
}
