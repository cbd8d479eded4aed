package dev.parlance.catalogue.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Server;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * Conversations in memory: ada, who owns {@code c1}, bob and eve, who are in it; zoe, who is in none, and owns {@code c2}. What
 * happened before is not in the inboxes. It is noon.
 */
final class TestConversations implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    final TestServer server = TestServer.create(ConversationCatalogue.CONVERSATION);
    final ConversationStore store;
    final ConversationFeature feature;
    final TestClient ada;
    final TestClient ada2;
    final TestClient bob;
    final TestClient eve;
    final TestClient zoe;

    /** What a client connects with. */
    record Auth(String user) {}

    TestConversations() {
        this(same -> new InMemoryConversationStore());
    }

    TestConversations(Function<Server, ConversationStore> stores) {
        store = stores.apply(server);
        AtomicInteger ids = new AtomicInteger();
        feature = new ConversationFeature(store, () -> "id-" + ids.incrementAndGet());
        server.advance(Duration.between(server.now(), NOON));
        server.namespace(
                        ConversationCatalogue.NAMESPACE,
                        handshake -> new Person(handshake.auth(Auth.class).user()))
                .install(feature);
        feature.create(
                "c1", "ada", ConversationDetails.named("Lunch"), List.of(Participant.of("bob"), Participant.of("eve")));
        feature.create("c2", "zoe", ConversationDetails.named("Zoe's own"), List.of());
        ada = connect("ada");
        ada2 = connect("ada");
        bob = connect("bob");
        eve = connect("eve");
        zoe = connect("zoe");
    }

    TestClient connect(String user) {
        return server.connect(ConversationCatalogue.NAMESPACE, new Auth(user));
    }

    /** All that are in {@code c1}. */
    List<TestClient> everyone() {
        return List.of(ada, ada2, bob, eve);
    }

    /** Ada says it, and everyone has received it. */
    MessageEvent.Sent say(String text) {
        MessageEvent.Sent sent = feature.send("c1", "ada", OutgoingMessage.text(text));
        everyone()
                .forEach(client -> assertThat(client.expect(ConversationEvents.MESSAGE_EVENT))
                        .isEqualTo(sent));
        return sent;
    }

    /** That it is refused so, has appended nothing, and nobody has received anything. */
    void refused(String code, ThrowingCallable call) {
        List<?> before = entries();
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(code));
        assertThat(entries()).isEqualTo(before);
        expectNothingMore();
    }

    private List<?> entries() {
        return List.of(
                store.messageEvents().since("c1", 0, 1_000),
                store.messageEvents().since("c2", 0, 1_000),
                store.changes().since(ConversationChanges.conversation("c1"), 0, 1_000),
                store.changes().since(ConversationChanges.conversation("c2"), 0, 1_000),
                store.changes().since(ConversationChanges.profile("ada"), 0, 1_000));
    }

    void expectNothingMore() {
        List.of(ada, ada2, bob, eve, zoe).forEach(TestClient::expectNothingMore);
    }

    /** Nothing may have come that was not expected. */
    @Override
    public void close() {
        expectNothingMore();
        server.close();
    }
}
