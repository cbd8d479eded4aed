package dev.parlance.catalogue.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.conversation.ConversationEvents.EventPage;
import dev.parlance.catalogue.conversation.ConversationEvents.ReadEvents;
import dev.parlance.catalogue.conversation.TestConversations.Auth;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.internal.server.Cluster;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conversations over two servers that share a database: bob is on the first, ada on the second. */
class ConversationClusterTest {
    private final DataSource source = Stores.h2();
    private final Cluster cluster = new Cluster();
    private final TestServer first = TestServer.create(cluster, ConversationCatalogue.CONVERSATION);
    private final TestServer second = TestServer.create(cluster, ConversationCatalogue.CONVERSATION);
    private final ConversationFeature here = install(first);
    private final ConversationFeature there = install(second);
    private final TestClient bob;
    private final TestClient ada;

    ConversationClusterTest() {
        here.create("c1", "ada", ConversationDetails.named("Lunch"), List.of(Participant.of("bob")));
        bob = connect(first, "bob");
        // Two servers in memory give the same ids, which no two sockets of a cluster have.
        connect(second, "nobody");
        ada = connect(second, "ada");
    }

    private ConversationFeature install(TestServer server) {
        return ConversationProcess.install(server, ConversationProcess.store(server, source));
    }

    private static TestClient connect(TestServer server, String user) {
        return server.connect(ConversationCatalogue.NAMESPACE, new Auth(user));
    }

    @AfterEach
    void close() {
        List.of(ada, bob).forEach(TestClient::expectNothingMore);
        List.of(first, second).forEach(TestServer::close);
    }

    private void receive(MessageEvent event) {
        List.of(ada, bob)
                .forEach(client -> assertThat(client.expect(ConversationEvents.MESSAGE_EVENT))
                        .isEqualTo(event));
    }

    @Test
    void whatHappensOnOneServerReachesBothInOneOrder() {
        MessageEvent.Sent one = here.send("c1", "bob", OutgoingMessage.text("one"));
        receive(one);
        first.advance(Duration.ofSeconds(1));
        MessageEvent.Sent two = there.send("c1", "ada", OutgoingMessage.text("two"));
        receive(two);

        assertThat(two.conversationEventId()).isEqualTo(2);
        for (TestClient client : List.of(ada, bob)) {
            assertThat(client.request(ConversationEvents.READ_EVENTS, new ReadEvents("c1", 0, 10)))
                    .isEqualTo(new EventPage(List.of(one, two), 3));
        }
    }

    @Test
    void whoIsRemovedOnOneServerReceivesNothingFromTheOther() {
        here.removeParticipant("c1", "ada", "ada");
        List.of(ada, bob).forEach(client -> client.expect(ConversationEvents.PARTICIPANT_REMOVED));

        MessageEvent.Sent sent = there.send("c1", "bob", OutgoingMessage.text("Ada has gone"));
        assertThat(bob.expect(ConversationEvents.MESSAGE_EVENT)).isEqualTo(sent);
    }

    @Test
    void aProfileReachesAllDevicesOnAllServers() {
        TestClient device = connect(first, "ada");
        there.updateProfile("ada", Map.of(), null);

        List.of(ada, device).forEach(client -> client.expect(ConversationEvents.PROFILE_UPDATED));
        device.expectNothingMore();
    }
}
