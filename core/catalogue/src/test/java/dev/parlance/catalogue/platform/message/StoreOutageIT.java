package dev.parlance.catalogue.platform.message;

import static dev.parlance.internal.server.ThreadedClient.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ScenarioSize;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PostgresServer;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.ThreadedPlatform;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.JdbcChatStore;
import dev.parlance.catalogue.platform.custom.CustomFeature;
import dev.parlance.internal.server.ThreadedClient;
import dev.parlance.internal.server.ThreadedServer;
import dev.parlance.socket.Namespace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL has the chats and their messages, and is stopped, hangs or is slow. Other families do not need it. */
class StoreOutageIT {
    /** More than there are threads for what blocks. */
    private static final int CHATS = 40;

    private static final int OTHERS = ScenarioSize.of(200, 20_000);

    private final PostgresServer postgres = PostgresServer.ofItsOwn();
    private final PGSimpleDataSource source = postgres.createDatabase();

    @AutoClose
    private final ThreadedServer server = ThreadedServer.standalone(PlatformCatalogue.PLATFORM);

    private final List<ThreadedClient> writers;
    private final ThreadedClient other;

    StoreOutageIT() throws SQLException {
        source.setLoginTimeout(2);
        JdbcChatStore chats = new JdbcChatStore(source).createTables();
        JdbcMessageStore messages = new JdbcMessageStore(source).createTables();
        Namespace<Person> namespace = server.server()
                .namespace(
                        "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(new ChatFeature(chats));
        namespace.install(new MessageFeature(chats, messages));
        namespace.install(new CustomFeature(new InMemoryProjects().add("p1", "ada")));
        writers = IntStream.range(0, CHATS).mapToObj(i -> join(chats, "c" + i)).toList();
        other = server.connect("{\"user\":\"ada\"}");
    }

    private ThreadedClient join(JdbcChatStore chats, String chat) {
        chats.create(new Chat(chat, "p1", chat, "group"));
        chats.addMember(chat, "ada");
        ThreadedClient client = server.connect("{\"user\":\"ada\"}");
        assertThat(within(client.ask("chat:join", "{\"chatId\":\"" + chat + "\",\"projectId\":\"p1\"}")))
                .contains("\"room\"");
        return client;
    }

    private CompletableFuture<String> send(int chat) {
        return writers.get(chat)
                .ask(
                        "message:send",
                        "{\"chatId\":\"c" + chat + "\",\"projectId\":\"p1\",\"type\":\"text\",\"content\":\"Hello\"}");
    }

    private List<CompletableFuture<String>> sendToAll() {
        return IntStream.range(0, CHATS).mapToObj(this::send).toList();
    }

    /** Others ask and are answered, one request after another. */
    private void othersAreAnswered(String state) {
        long begin = System.nanoTime();
        for (int i = 0; i < OTHERS; i++) {
            assertThat(within(other.ask("custom:event", "{\"projectId\":\"p1\",\"kind\":\"move\"}")))
                    .isEqualTo("{\"ok\":true}");
        }
        ScenarioSize.figure(
                "PostgreSQL %s: %d acks of others, %.2f ms each",
                state, OTHERS, (System.nanoTime() - begin) / 1e6 / OTHERS);
    }

    private static void areUnavailable(List<CompletableFuture<String>> answers) {
        assertThat(answers.stream().map(ThreadedClient::within))
                .allMatch(answer -> answer.contains("\"code\":\"unavailable\""));
    }

    private void nothingWasBroadcast() {
        othersAreAnswered("is to answer nothing more");
        assertThat(writers).allMatch(writer -> writer.received("message:new").isEmpty());
    }

    /** Without a restart of this server, in all chats, as soon as connections are to be had again. */
    private void everythingGoesOn() {
        ThreadedPlatform.await(() ->
                sendToAll().stream().map(ThreadedClient::within).allMatch(answer -> answer.contains("\"messageId\"")));
    }

    @Test
    void whileItIsStoppedMessagesAreUnavailableAndOthersGoOn() throws Exception {
        postgres.stop();
        List<CompletableFuture<String>> answers = sendToAll();
        othersAreAnswered("is stopped");
        areUnavailable(answers);
        nothingWasBroadcast();

        postgres.start();
        everythingGoesOn();
    }

    @Test
    void whileItHangsMessagesAreUnavailableAndOthersGoOn() throws Exception {
        postgres.hang();
        try {
            List<CompletableFuture<String>> answers = sendToAll();
            othersAreAnswered("hangs");
            areUnavailable(answers);
            nothingWasBroadcast();
        } finally {
            postgres.resume();
        }
        everythingGoesOn();
    }

    @Test
    void whileItIsSlowOthersGoOn() throws Exception {
        List<CompletableFuture<String>> answers;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE parlance_message IN ACCESS EXCLUSIVE MODE");
            answers = sendToAll();
            othersAreAnswered("is slow");
            assertThat(answers).anyMatch(answer -> !answer.isDone());
            connection.rollback();
        }
        assertThat(answers.stream().map(ThreadedClient::within))
                .allMatch(answer -> answer.contains("\"messageId\"") || answer.contains("\"unavailable\""));
        everythingGoesOn();
    }
}
