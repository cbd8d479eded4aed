package dev.parlance.catalogue.jdbc;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.chat.JdbcChatStore;
import dev.parlance.catalogue.platform.message.JdbcMessageStore;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.catalogue.platform.message.MessageType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** Stores without end, from several threads, and prints a line for everything that a store has acknowledged. */
final class StoringProcess {
    static final String CHAT = "general";

    private static final int THREADS = 4;

    private StoringProcess() {}

    /** How the application reaches its database. */
    enum Access {
        /** Through a pool. */
        POOL,
        /** Through a pool whose connections do not commit by themselves. */
        POOL_WITHOUT_AUTO_COMMIT,
        /** With a connection of the application's own that has opened the database before, and others without a pool. */
        OPENED_BEFORE
    }

    /** The arguments are the URL and an {@link Access}. */
    public static void main(String[] arguments) throws SQLException {
        String url = arguments[0];
        DataSource source = open(url, Access.valueOf(arguments[1]));
        JdbcChatStore chats = new JdbcChatStore(source).createTables();
        JdbcMessageStore messages = new JdbcMessageStore(source).createTables();
        chats.create(new Chat(CHAT, "project", "General", "group"));
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> store(chats, messages)).start();
        }
    }

    private static DataSource open(String url, Access access) throws SQLException {
        if (access == Access.OPENED_BEFORE) {
            Connection before = DriverManager.getConnection(url);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(before)));
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(url);
            return source;
        }
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "", "");
        return access == Access.POOL ? pool : ScriptedSource.of(pool, connection -> connection.setAutoCommit(false));
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void store(JdbcChatStore chats, JdbcMessageStore messages) {
        while (true) {
            String id = UUID.randomUUID().toString();
            Message message =
                    new Message(id, CHAT, "ana", MessageType.TEXT, "Hello", null, List.of(), id, Instant.now(), null);
            messages.append(message);
            System.out.println("message " + id);
            messages.markRead(CHAT, List.of(id), "ben", Instant.now());
            System.out.println("read " + id);
            chats.addMember(CHAT, id);
            System.out.println("member " + id);
        }
    }
}
