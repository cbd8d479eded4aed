package dev.parlance.catalogue.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.platform.chat.JdbcChatStore;
import dev.parlance.catalogue.platform.message.HistoryEntry;
import dev.parlance.catalogue.platform.message.JdbcMessageStore;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.catalogue.platform.message.MessageChanges;
import dev.parlance.catalogue.platform.message.MessageType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What holds for the tables of the library's stores on every database. */
public final class StoreTables {
    private static final int NODES = 4;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private StoreTables() {}

    /** Four nodes that start at once on an empty database all have their tables. */
    public static void fourNodesMakeThemAtOnce(Supplier<? extends List<DataSource>> sourcesOfNodes, int rounds) {
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            for (int i = 0; i < rounds; i++) {
                List<DataSource> sources = sourcesOfNodes.get();
                CyclicBarrier start = new CyclicBarrier(NODES);
                List<CompletableFuture<Void>> started = new ArrayList<>();
                for (int node = 0; node < NODES; node++) {
                    DataSource source = sources.get(node);
                    started.add(CompletableFuture.runAsync(() -> start(source, start), nodes));
                }
                started.forEach(CompletableFuture::join);
                assertThat(new JdbcChatStore(sources.get(0)).create(new Chat("c1", "p1", "General", "group")))
                        .isTrue();
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    private static void start(DataSource source, CyclicBarrier start) {
        ThreadedPlatform.meet(start);
        new JdbcChatStore(source).createTables();
        new JdbcMessageStore(source).createTables();
    }

    /** Tables of the first version, which knew no schema, keep what they hold, and then hold what tables of today do. */
    public static void tablesOfTheFirstVersionAreUpgraded(DataSource source) {
        runScript(source, "/tables/version-1.sql");

        JdbcChatStore chats = new JdbcChatStore(source).createTables();
        JdbcMessageStore messages = new JdbcMessageStore(source).createTables();

        assertThat(chats.find("c1", "p1", "ada")).isEqualTo(new Chat("c1", "p1", "General", "group"));
        Message hello =
                new Message("m1", "c1", "ada", MessageType.TEXT, "Hello", null, List.of("bob"), "k1", NOON, null);
        assertThat(messages.history("c1", null, 10))
                .containsExactly(new HistoryEntry(hello, Map.of("+1", List.of("bob")), List.of("bob")));
        theyHoldWhatLimitsAllow(chats, messages);
    }

    /**
     * Tables of the second version, which knew no log, keep what they hold, in the order of the log too; nothing of it is
     * delivered again.
     */
    public static void tablesOfTheSecondVersionAreUpgraded(DataSource source) {
        runScript(source, "/tables/version-2.sql");

        JdbcChatStore chats = new JdbcChatStore(source).createTables();
        JdbcMessageStore messages = new JdbcMessageStore(source).createTables().createTables();

        assertThat(messages.history("c1", null, 10))
                .extracting(entry -> entry.message().content(), HistoryEntry::reactions, HistoryEntry::readBy)
                .containsExactly(
                        tuple("Hello", Map.of("+1", List.of("bob")), List.of("bob")), tuple("Hi", Map.of(), List.of()));
        messages.edit("c1", "m3", "Hi!", NOON);
        assertThat(messages.log().since("c1", 0, 10))
                .containsExactly(
                        LogEntry.of("c1", 1, MessageChanges.CREATED, List.of("m1")),
                        LogEntry.of("c1", 2, MessageChanges.CREATED, List.of("m3")),
                        LogEntry.of("c1", 3, MessageChanges.EDITED, List.of("m3")));
        List<LogEntry> delivered = new ArrayList<>();
        messages.log().drain("c1", delivered::add);
        messages.log().drain("c2", delivered::add);
        assertThat(delivered).containsExactly(LogEntry.of("c1", 3, MessageChanges.EDITED, List.of("m3")));
        theyHoldWhatLimitsAllow(chats, messages);
    }

    /** Texts of a megabyte, and ids of 400 characters of three bytes. */
    public static void theyHoldWhatLimitsAllow(JdbcChatStore chats, JdbcMessageStore messages) {
        String id = "語".repeat(400);
        assertThat(chats.create(new Chat(id + "c", id + "p", id + "n", id + "t")))
                .isTrue();
        assertThat(chats.addMember(id + "c", id + "u")).isTrue();
        assertThat(chats.membersAmong(id + "c", List.of(id + "u"))).containsExactly(id + "u");
        Message sent = new Message(
                id + "m",
                "long",
                id + "s",
                MessageType.TEXT,
                "x".repeat(1_000_000),
                id + "r",
                List.of(id + "a", id + "b"),
                "k",
                NOON,
                null);
        assertThat(messages.append(sent)).isEqualTo(sent);
        assertThat(messages.toggleReaction("long", id + "m", id + "u", "+1")).isTrue();
        assertThat(messages.markRead("long", List.of(id + "m"), id + "u", NOON)).isTrue();
        assertThat(messages.history("long", null, 10))
                .containsExactly(new HistoryEntry(sent, Map.of("+1", List.of(id + "u")), List.of(id + "u")));
    }

    /** Runs the statements of a resource. */
    public static void runScript(DataSource source, String resource) {
        try (InputStream script = Objects.requireNonNull(StoreTables.class.getResourceAsStream(resource));
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\n")) {
                statement.execute(sql);
            }
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }
}
