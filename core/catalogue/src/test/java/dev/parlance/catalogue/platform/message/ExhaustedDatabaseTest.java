package dev.parlance.catalogue.platform.message;

import static dev.parlance.internal.server.ThreadedClient.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.ThreadedPlatform;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.JdbcChatStore;
import dev.parlance.internal.server.ThreadedClient;
import dev.parlance.internal.server.ThreadedServer;
import dev.parlance.socket.Namespace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pool with one connection to H2, which somebody else has. */
class ExhaustedDatabaseTest {
    private static final int CHATS = 20;

    private final Semaphore pool = new Semaphore(1);
    private volatile boolean fails;
    private final DataSource source = pooled(Stores.h2());
    private final JdbcChatStore chats = new JdbcChatStore(source).createTables();
    private final JdbcMessageStore messages = new JdbcMessageStore(source).createTables();
    private final ThreadedServer server = ThreadedServer.standalone(PlatformCatalogue.PLATFORM, 2, 3);
    private final List<ThreadedClient> clients;

    ExhaustedDatabaseTest() {
        Namespace<Person> namespace = server.server()
                .namespace(
                        "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(new ChatFeature(chats));
        namespace.install(new MessageFeature(chats, messages));
        for (int i = 0; i < CHATS; i++) {
            chats.create(new Chat("c" + i, "p1", "c" + i, "group"));
            chats.addMember("c" + i, "ada");
        }
        clients = IntStream.range(0, CHATS).mapToObj(this::join).toList();
    }

    private ThreadedClient join(int chat) {
        ThreadedClient client = server.connect("{\"user\":\"ada\"}");
        assertThat(within(client.ask("chat:join", "{\"chatId\":\"c" + chat + "\",\"projectId\":\"p1\"}")))
                .contains("\"room\"");
        return client;
    }

    @AfterEach
    void close() {
        server.close();
    }

    private CompletableFuture<String> send(int chat) {
        return clients.get(chat)
                .ask(
                        "message:send",
                        "{\"chatId\":\"c" + chat + "\",\"projectId\":\"p1\",\"type\":\"text\",\"content\":\"Hello\"}");
    }

    private void othersAreAnswered(int from) {
        for (int i = from; i < CHATS; i++) {
            assertThat(within(clients.get(i).ask("chat:typing:start", "{\"chatId\":\"c" + i + "\"}")))
                    .isEqualTo("{\"ok\":true}");
        }
    }

    @Test
    void whileThePoolLetsCallersWaitWhatNeedsNoConnectionIsAnsweredAndTheRestUnavailable() throws Exception {
        pool.acquire();
        // Two wait for the connection, three at most for a thread: one may not yet have come back from what it did
        // before.
        List<CompletableFuture<String>> answers =
                IntStream.range(0, 10).mapToObj(this::send).toList();
        ThreadedPlatform.await(
                () -> answers.stream().filter(CompletableFuture::isDone).count() >= 5);
        othersAreAnswered(10);
        List<CompletableFuture<String>> refused =
                answers.stream().filter(CompletableFuture::isDone).toList();
        assertThat(refused.stream().map(ThreadedClient::within))
                .hasSizeBetween(5, 6)
                .allMatch(answer -> answer.contains("\"code\":\"unavailable\""));

        pool.release();
        assertThat(answers.stream().filter(answer -> !refused.contains(answer)).map(ThreadedClient::within))
                .allMatch(answer -> answer.contains("\"messageId\""));
        assertThat(within(send(10))).contains("\"messageId\"");
    }

    @Test
    void aPoolThatGivesUpMakesItUnavailable() {
        fails = true;
        for (int i = 0; i < 10; i++) {
            assertThat(within(send(i))).contains("\"code\":\"unavailable\"").doesNotContain("pool");
        }
        othersAreAnswered(0);
        fails = false;
        assertThat(within(send(0))).contains("\"messageId\"");
    }

    private DataSource pooled(DataSource database) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (fails) {
                        throw new SQLTransientConnectionException("the pool is empty");
                    }
                    return method.getName().equals("getConnection")
                            ? returning(database)
                            : invoke(method, database, arguments);
                });
    }

    private Connection returning(DataSource database) throws SQLException {
        pool.acquireUninterruptibly();
        Connection connection = database.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        pool.release();
                    }
                    return invoke(method, connection, arguments);
                });
    }

    private static Object invoke(java.lang.reflect.Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
