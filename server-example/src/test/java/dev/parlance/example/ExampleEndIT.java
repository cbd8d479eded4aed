package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the example has acknowledged is in its database file, however the process ends. */
class ExampleEndIT {
    private static final String DEMO = "demo";
    private static final Map<String, String> CHAT = Map.of("chatId", "general", "projectId", DEMO);
    private static final int ACKS = 40;

    /** The member of an ack that has the id of what was stored, and the query that finds it. */
    private static final Map<String, String> STORED = Map.of(
            "messageId", "SELECT id FROM parlance_message",
            "transferId", "SELECT transfer_id FROM example_ledger_posting GROUP BY transfer_id HAVING COUNT(*) = 2",
            "_id", "SELECT id FROM example_task",
            "chatId", "SELECT id FROM parlance_chat");

    @TempDir
    private Path folder;

    private final Queue<JsonNode> acks = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:async:{file}", "jdbc:h2:{file}", "jdbc:h2:{file};AUTO_SERVER=TRUE"})
    void nothingAcknowledgedIsLostWhenItIsKilled(String form) throws Exception {
        String database = form.replace("{file}", folder.resolve("example").toString());
        try (ExampleProcess example = new ExampleProcess(database)) {
            use(example);
            example.kill();
        }

        assertThat(acks).hasSizeGreaterThanOrEqualTo(ACKS);
        assertEverythingIsStored(database);
    }

    /** H2's own shutdown hook could close the file at the same time. */
    @RepeatedTest(2)
    void requestsInProgressAreCompletedWhenItCloses() throws Exception {
        String database = "jdbc:h2:" + folder.resolve("example");
        List<String> output;
        try (ExampleProcess example = new ExampleProcess(database)) {
            use(example);
            output = example.terminate();
        }

        assertThat(withoutReports(output)).containsExactly("Closed.");
        assertEverythingIsStored(database);
    }

    @Test
    void itOpensTheDatabaseOfAKilledProcess() throws Exception {
        String database = "jdbc:h2:async:" + folder.resolve("example");
        try (ExampleProcess example = new ExampleProcess(database)) {
            use(example);
            example.kill();
        }
        try (ExampleProcess example = new ExampleProcess(database)) {
            use(example);
            assertThat(withoutReports(example.terminate())).containsExactly("Closed.");
        }

        assertEverythingIsStored(database);
    }

    /** Without the lines that say that these clients send faster than people do. */
    private static List<String> withoutReports(List<String> output) {
        return output.stream()
                .filter(line -> !line.contains("has exceeded a limit that only reports"))
                .filter(line -> !line.contains(" more in 10 s: limit "))
                .toList();
    }

    /** Starts three clients that send all kinds of acknowledged requests; returns while they are still sending. */
    private void use(ExampleProcess example) throws Exception {
        CountDownLatch enough =
                new CountDownLatch(ACKS + ThreadLocalRandom.current().nextInt(ACKS));
        ExampleClient bob = example.signIn("Bob");
        ExampleClient ada = example.signIn("Ada");
        ExampleClient eve = example.signIn("Eve");
        for (ExampleClient client : List.of(ada, bob, eve)) {
            client.emit("chat:join", CHAT).join();
        }
        keepEmitting(ada, bob.userId(), enough);
        keepEmitting(bob, ada.userId(), enough);
        keepEmitting(eve, ada.userId(), enough);
        enough.await();
    }

    /** Emits the next event when the previous one is acknowledged. */
    private void keepEmitting(ExampleClient client, String other, CountDownLatch enough) {
        emit(client, other).thenAccept(ack -> {
            acks.add(ack);
            enough.countDown();
            keepEmitting(client, other, enough);
        });
    }

    private static CompletableFuture<JsonNode> emit(ExampleClient client, String other) {
        return switch (ThreadLocalRandom.current().nextInt(STORED.size())) {
            case 0 ->
                client.emit(
                        "message:send",
                        Map.of("chatId", "general", "projectId", DEMO, "type", "text", "content", "Hello"));
            case 1 ->
                client.emit(
                        "ledger:pay",
                        Map.of(
                                "projectId",
                                DEMO,
                                "toUserId",
                                other,
                                "amount",
                                "0.01",
                                "clientTransferId",
                                UUID.randomUUID().toString()));
            case 2 -> client.emit("task:create", Map.of("projectId", DEMO, "title", "Do it", "priority", 2));
            default ->
                client.emit(
                        "chat:create",
                        Map.of("projectId", DEMO, "name", UUID.randomUUID().toString()));
        };
    }

    private void assertEverythingIsStored(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            Set<String> stored = new HashSet<>();
            for (String query : STORED.values()) {
                stored.addAll(column(statement, query));
            }
            assertThat(acks).extracting(ExampleEndIT::id).isSubsetOf(stored);
            assertThat(column(statement, "SELECT SUM(balance) FROM example_ledger_account"))
                    .containsExactly("0.00");
        }
    }

    /** The id in an ack; without one the ack itself, so that a refusal is shown. */
    private static String id(JsonNode ack) {
        return STORED.keySet().stream()
                .filter(ack::has)
                // The ack of a message has the id of its chat as well.
                .max(Comparator.comparing("messageId"::equals))
                .map(name -> ack.path(name).asText())
                .orElseGet(ack::toString);
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }
}
