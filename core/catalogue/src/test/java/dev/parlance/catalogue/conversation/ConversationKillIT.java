package dev.parlance.catalogue.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.conversation.ConversationEvents.EventPage;
import dev.parlance.catalogue.conversation.ConversationEvents.ReadEvents;
import dev.parlance.catalogue.conversation.TestConversations.Auth;
import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed between the commit of a message and its broadcast: after the restart it is broadcast, and the feed has it.
 * {@code -Dconversation.kills} says how often, 5 times by default.
 */
class ConversationKillIT {
    private static final int KILLS = Integer.getInteger("conversation.kills", 5);
    private static final int MESSAGES_OF_A_PROCESS = 4;

    @TempDir
    private Path folder;

    @Test
    void whatWasCommittedIsBroadcastAfterTheRestartAndNothingTwiceById() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("conversations");
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            List<String> stored = killBeforeABroadcast(url);
            acknowledged.addAll(stored);
            restart(url, acknowledged, stored);
        }
    }

    private static List<String> killBeforeABroadcast(String url) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        ConversationProcess.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            return readLines(output);
        } finally {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }

    private static List<String> readLines(BufferedReader output) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < MESSAGES_OF_A_PROCESS) {
            String line = output.readLine();
            if (line == null) {
                throw new AssertionError("the process has ended after " + lines);
            }
            lines.add(line);
        }
        return lines;
    }

    /** Starts a server on that database: a client receives what the killed process has stored, and the feed has all. */
    private static void restart(String url, List<String> acknowledged, List<String> stored) {
        JdbcConnectionPool source = JdbcConnectionPool.create(url, "", "");
        try (TestServer server = TestServer.create(ConversationCatalogue.CONVERSATION)) {
            JdbcConversationStore store = ConversationProcess.store(server, source);
            leasesRunOut(source);
            // What the killed process has done was long ago.
            server.advance(Duration.ofDays(1));
            ConversationProcess.install(server, store);
            server.run();

            TestClient bob = server.connect(ConversationCatalogue.NAMESPACE, new Auth("bob"));
            // It had not noted either what it had broadcast: whoever receives that twice recognises it by its id.
            for (String id : stored) {
                assertThat(bob.expect(ConversationEvents.MESSAGE_EVENT).eventId())
                        .isEqualTo(id);
            }
            if (stored.size() == acknowledged.size()) {
                bob.expect(ConversationEvents.CONVERSATION_CREATED);
                bob.expect(ConversationEvents.PARTICIPANT_ADDED);
                bob.expect(ConversationEvents.PARTICIPANT_ADDED);
            }
            bob.expectNothingMore();
            feedIs(bob, acknowledged);
            // What was broadcast is noted.
            server.advance(Duration.ofSeconds(1));
        } finally {
            source.dispose();
        }
    }

    private static void feedIs(TestClient client, List<String> acknowledged) {
        List<MessageEvent> feed = new ArrayList<>();
        EventPage page = client.request(ConversationEvents.READ_EVENTS, new ReadEvents("c1", 1, 100));
        while (!page.events().isEmpty()) {
            feed.addAll(page.events());
            page = client.request(ConversationEvents.READ_EVENTS, new ReadEvents("c1", page.next(), 100));
        }
        assertThat(feed).extracting(MessageEvent::eventId).isEqualTo(acknowledged);
        assertThat(feed.stream().map(MessageEvent::conversationEventId))
                .isEqualTo(
                        LongStream.rangeClosed(1, acknowledged.size()).boxed().toList());
    }

    /** As if the time of the killed process was over. */
    private static void leasesRunOut(JdbcConnectionPool source) {
        new Database(source)
                .update("UPDATE parlance_log_stream SET leased_until = leased_until - INTERVAL '1' DAY"
                        + " WHERE leased_until IS NOT NULL");
    }
}
