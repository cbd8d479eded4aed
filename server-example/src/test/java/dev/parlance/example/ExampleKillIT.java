package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ScenarioSize;
import dev.parlance.catalogue.platform.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example is killed again and again while clients send messages and repeat what was not acknowledged: nothing that was
 * acknowledged is lost, nothing is stored twice, and everything that is stored is broadcast, if need be after the restart.
 */
class ExampleKillIT {
    private static final int KILLS = ScenarioSize.of(2, 50);
    private static final int MESSAGES = ScenarioSize.of(200, 20_000);
    private static final int SENDERS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void onH2() throws Exception {
        killWhileMessagesAreSent("jdbc:h2:async:" + folder.resolve("example"));
    }

    @Test
    void onPostgres() throws Exception {
        killWhileMessagesAreSent(PostgresServer.newDatabaseUrl());
    }

    private static void killWhileMessagesAreSent(String database) throws Exception {
        MessageReader reader = new MessageReader();
        MessageOutbox outbox = new MessageOutbox(MESSAGES);
        for (int kill = 0; kill < KILLS; kill++) {
            try (ExampleProcess example = new ExampleProcess(database)) {
                run(example, reader, outbox);
                int share = MESSAGES / (KILLS + 1);
                outbox.awaitAcknowledged(
                        share * kill + ThreadLocalRandom.current().nextInt(share) + 1, TIMEOUT);
                example.kill();
            }
        }
        try (ExampleProcess example = new ExampleProcess(database)) {
            run(example, reader, outbox);
            outbox.awaitAcknowledged(MESSAGES, TIMEOUT);
            reader.awaitReceived(outbox.acknowledged(), TIMEOUT);
            example.terminate();
        }
        List<String> all = messages(database);
        Set<String> stored = new HashSet<>(all);
        ScenarioSize.figure(
                "%d kills, %d messages: %d stored, %d received by a reader, %d of them more than once",
                KILLS, MESSAGES, all.size(), reader.received().size(), reader.repeated());

        assertThat(outbox.acknowledged()).isSubsetOf(stored);
        assertThat(all).as("stored").hasSize(MESSAGES);
        assertThat(stored).as("stored and never broadcast").isSubsetOf(reader.received());
    }

    /** The reader is back before anybody sends. */
    private static void run(ExampleProcess example, MessageReader reader, MessageOutbox outbox) throws Exception {
        reader.follow(example.signIn("Reader"));
        for (int i = 0; i < SENDERS; i++) {
            outbox.send(example.signIn("Sender " + i), i, SENDERS);
        }
    }

    /** The ids of all messages that a database has. */
    static List<String> messages(String database) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT id FROM parlance_message")) {
            while (result.next()) {
                ids.add(result.getString(1));
            }
        }
        return ids;
    }
}
