package dev.parlance.catalogue.conversation;

import static dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus.READ;
import static dev.parlance.catalogue.conversation.TestConversations.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.conversation.ConversationEvents.EventPage;
import dev.parlance.catalogue.conversation.ConversationEvents.ReadEvents;
import dev.parlance.catalogue.conversation.MessageEvent.MessageSent;
import dev.parlance.catalogue.conversation.TestConversations.Auth;
import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A server has stored something and crashed before it was broadcast; another one shares its tables, or it starts again. */
class ConversationRecoveryTest {
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final DataSource source = Stores.h2();

    @AutoClose
    private final TestServer server = TestServer.create(ConversationCatalogue.CONVERSATION);

    private final JdbcConversationStore crashed = new JdbcConversationStore(source, server).createTables();
    private final ConversationFeature feature = new ConversationFeature(new JdbcConversationStore(source, server));

    private void start() {
        server.advance(Duration.between(server.now(), NOON.plusSeconds(10)));
        server.namespace(
                        ConversationCatalogue.NAMESPACE,
                        handshake -> new Person(handshake.auth(Auth.class).user()))
                .install(feature);
        server.run();
    }

    private TestClient connect(String user) {
        return server.connect(ConversationCatalogue.NAMESPACE, new Auth(user));
    }

    private static ConversationAction by(String actorId) {
        return new ConversationAction("c1", actorId, NOON, (conversation, actor) -> {});
    }

    private void create() {
        crashed.create(
                "c1",
                ConversationDetails.named("Lunch"),
                List.of(Participant.owner("ada"), Participant.of("bob")),
                "ada",
                NOON);
    }

    private MessageEvent.Sent say(String id) {
        return crashed.append(by("ada"), "event-" + id, new MessageSent(id, Map.of(), Map.of(), List.of(), null));
    }

    private void leasesRunOut() {
        new Database(source)
                .update("UPDATE parlance_log_stream SET leased_until = leased_until - INTERVAL '1' DAY"
                        + " WHERE leased_until IS NOT NULL");
    }

    private void sweep() {
        server.advance(SWEEP);
        server.advance(SWEEP);
    }

    @Test
    void whatWasNotBroadcastIsBroadcastToThoseWhoAreThere() {
        start();
        TestClient bob = connect("bob");
        create();
        MessageEvent.Sent sent = say("m1");
        MessageEvent read = crashed.report(by("bob"), "event-2", "m1", READ);
        crashed.update(by("ada"), ConversationDetails.named("Dinner"));
        crashed.changeRole(by("ada"), Participant.owner("bob"));
        crashed.remove(by("ada"), Participant.owner("bob"));
        crashed.updateProfile("bob", Map.of("name", "Bob"), null, NOON);
        sweep();
        bob.expectNothingMore();

        leasesRunOut();
        sweep();

        assertThat(bob.expect(ConversationEvents.PARTICIPANT_REMOVED).profileId())
                .isEqualTo("bob");
        assertThat(bob.expect(ConversationEvents.PROFILE_UPDATED).profile()).isEqualTo(Map.of("name", "Bob"));
        // Everything else is of a conversation that bob has left.
        bob.expectNothingMore();
        TestClient ada = connect("ada");
        assertThat(ada.expect(ConversationEvents.MESSAGE_EVENT)).isEqualTo(sent);
        assertThat(ada.expect(ConversationEvents.MESSAGE_EVENT)).isEqualTo(read);
        assertThat(ada.expect(ConversationEvents.CONVERSATION_CREATED).id()).isEqualTo("c1");
        assertThat(ada.expect(ConversationEvents.PARTICIPANT_ADDED).profileId()).isEqualTo("ada");
        assertThat(ada.expect(ConversationEvents.PARTICIPANT_ADDED).profileId()).isEqualTo("bob");
        assertThat(ada.expect(ConversationEvents.CONVERSATION_UPDATED).name()).isEqualTo("Dinner");
        assertThat(ada.expect(ConversationEvents.PARTICIPANT_UPDATED).role()).isEqualTo("owner");
        ada.expect(ConversationEvents.PARTICIPANT_REMOVED);
        ada.expectNothingMore();
    }

    @Test
    void whoComesBackWithinAMinuteReceivesItAndTheFeedHasItAnyway() {
        create();
        MessageEvent.Sent sent = say("m1");
        leasesRunOut();
        start();

        TestClient bob = connect("bob");
        assertThat(bob.expect(ConversationEvents.MESSAGE_EVENT)).isEqualTo(sent);
        bob.expect(ConversationEvents.CONVERSATION_CREATED);
        bob.expect(ConversationEvents.PARTICIPANT_ADDED);
        bob.expect(ConversationEvents.PARTICIPANT_ADDED);
        bob.expectNothingMore();

        server.advance(LateEvents.RETURN);
        TestClient later = connect("bob");
        assertThat(later.request(ConversationEvents.READ_EVENTS, new ReadEvents("c1", 0, 10)))
                .isEqualTo(new EventPage(List.of(sent), 2));
        later.expectNothingMore();
    }

    @Test
    void whatHappensNextComesAfterIt() {
        create();
        MessageEvent.Sent left = say("m1");
        leasesRunOut();
        crashed.changes().drain(ConversationChanges.conversation("c1"), entry -> {});
        crashed.changes().checkpoint();
        start();
        TestClient ada = connect("ada");
        assertThat(ada.expect(ConversationEvents.MESSAGE_EVENT)).isEqualTo(left);
        MessageEvent.Sent alsoLeft = say("m2");
        leasesRunOut();

        MessageEvent.Sent next = feature.send("c1", "bob", OutgoingMessage.text("next"));

        assertThat(next.conversationEventId()).isEqualTo(3);
        assertThat(ada.expect(ConversationEvents.MESSAGE_EVENT)).isEqualTo(alsoLeft);
        assertThat(ada.expect(ConversationEvents.MESSAGE_EVENT)).isEqualTo(next);
        ada.expectNothingMore();
    }

    @Test
    void whatWasBroadcastIsNotBroadcastAgainAndMessageEventsStayInTheFeed() {
        start();
        feature.create("c1", "ada", ConversationDetails.named("Lunch"), List.of());
        MessageEvent.Sent sent = feature.send("c1", "ada", OutgoingMessage.text("once"));
        server.advance(SWEEP);
        leasesRunOut();
        TestClient ada = connect("ada");
        sweep();
        ada.expectNothingMore();

        new Database(source).update("UPDATE parlance_log SET appended_at = appended_at - INTERVAL '30' DAY");
        feature.updateProfile("ada", Map.of(), null);
        server.advance(Duration.ofHours(1));
        assertThat(crashed.changes().since(ConversationChanges.conversation("c1"), 0, 10))
                .isEmpty();
        assertThat(feature.events("c1", "ada", 0, 10).events()).containsExactly(sent);
        ada.expect(ConversationEvents.PROFILE_UPDATED);
    }
}
