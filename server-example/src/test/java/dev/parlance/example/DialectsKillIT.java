package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.ScenarioSize;
import dev.parlance.catalogue.conversation.ConversationEvents;
import dev.parlance.catalogue.conversation.ConversationEvents.EventPage;
import dev.parlance.catalogue.conversation.ConversationEvents.ReadEvents;
import dev.parlance.catalogue.conversation.MessageEvent;
import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.example.account.SignedIn;
import dev.parlance.testkit.TestClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example is killed between the commit of a message and its broadcast: after the restart clients of all dialects receive it,
 * with the same id, and the feed of the conversation and the list over HTTP have all messages once.
 */
class DialectsKillIT {
    private static final int KILLS = ScenarioSize.of(5, 50);

    @TempDir
    private Path folder;

    @Test
    void whatWasCommittedIsBroadcastInAllDialectsAfterTheRestart() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("example");
        List<String> all = new ArrayList<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            List<String> stored = killBeforeABroadcast(url);
            all.addAll(stored);
            restart(url, stored, all);
        }
        assertThat(all).doesNotHaveDuplicates().hasSize(KILLS * DialectsProcess.MESSAGES);
    }

    private static List<String> killBeforeABroadcast(String url) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        DialectsProcess.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            return readIds(output);
        } finally {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }

    private static List<String> readIds(BufferedReader output) throws IOException {
        List<String> ids = new ArrayList<>();
        while (ids.size() < DialectsProcess.MESSAGES) {
            String line = output.readLine();
            if (line == null) {
                throw new AssertionError("the process has ended after " + ids);
            }
            if (line.matches("[0-9]{16}")) {
                ids.add(line);
            }
        }
        return ids;
    }

    private static void restart(String url, List<String> stored, List<String> all) throws Exception {
        JdbcConnectionPool source = JdbcConnectionPool.create(url, "", "");
        // The clients are back before the leases of the killed process have run out.
        moveLeases(source, "+ INTERVAL '1' DAY");
        try (TestExample example = new TestExample(source)) {
            SignedIn bob = example.signIn("Bob");
            DialectClients bobs = new DialectClients(example.server(), bob).join("general");
            bobs.expectNoMessage();
            moveLeases(source, "- INTERVAL '2' DAY");
            example.server().advance(Duration.ofSeconds(5));

            // It had not noted either what it had broadcast: whoever receives that twice recognises it by its id.
            for (String id : stored) {
                assertThat(bobs.message())
                        .allSatisfy((dialect, message) -> assertThat(message).startsWith(id + " "));
            }
            bobs.expectNoMessage();
            assertThat(feed(bobs.conversation)).isEqualTo(all);
            assertThat(list(example, bob)).isEqualTo(all);
            example.server().advance(Duration.ofSeconds(5));
        } finally {
            source.dispose();
        }
    }

    private static void moveLeases(JdbcConnectionPool source, String by) {
        new Database(source)
                .update("UPDATE parlance_log_stream SET leased_until = leased_until " + by
                        + " WHERE leased_until IS NOT NULL");
    }

    private static List<String> feed(TestClient client) {
        List<String> ids = new ArrayList<>();
        EventPage page = client.request(ConversationEvents.READ_EVENTS, new ReadEvents("general", 1, 100));
        while (!page.events().isEmpty()) {
            page.events()
                    .forEach(event ->
                            ids.add(((MessageEvent.Sent) event).payload().messageId()));
            page = client.request(ConversationEvents.READ_EVENTS, new ReadEvents("general", page.next(), 100));
        }
        return ids;
    }

    private static List<String> list(TestExample example, SignedIn user) throws Exception {
        List<String> ids = new ArrayList<>();
        List<String> page = page(example, user, "");
        while (!page.isEmpty()) {
            ids.addAll(0, page);
            page = page(example, user, page.get(0));
        }
        return ids;
    }

    private static List<String> page(TestExample example, SignedIn user, String before) throws Exception {
        String path = "/api/chats/general/messages" + (before.isEmpty() ? "" : "?before=" + before);
        JsonNode messages = new ObjectMapper()
                .readTree(example.request(user, "GET", path, "").body())
                .path("messages");
        List<String> ids = new ArrayList<>();
        messages.forEach(message -> ids.add(message.path("id").textValue()));
        return ids;
    }
}
