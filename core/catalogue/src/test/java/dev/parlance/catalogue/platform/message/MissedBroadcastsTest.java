package dev.parlance.catalogue.platform.message;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageNew;
import dev.parlance.catalogue.platform.message.MessageEvents.Send;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another server shares the database, and what it broadcasts does not arrive here. */
class MissedBroadcastsTest {
    private final DataSource source = Stores.h2();
    private final JdbcMessageStore other = new JdbcMessageStore(source).createTables();
    private final JdbcMessageStore store = new JdbcMessageStore(source);

    @AutoClose
    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM);

    private Namespace<Person> namespace;

    @BeforeEach
    void start() {
        InMemoryChatStore chats = new InMemoryChatStore();
        List.of("c1", "c2").forEach(id -> chats.add(new Chat(id, "p1", "General", "group"), "ada", "bob"));
        namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(new ChatFeature(chats));
        namespace.install(new MessageFeature(chats, store));
        server.run();
    }

    private TestClient join(String user) {
        TestClient client = server.connect("/", new Auth(user));
        client.request(ChatEvents.JOIN, new ChatEvents.Join("c1", "p1"));
        client.expect(ChatEvents.JOINED);
        return client;
    }

    private void otherSends(String id, String chatId) {
        other.append(new Message(id, chatId, "ada", MessageType.TEXT, id, null, List.of(), "k" + id, NOON, null));
        otherBroadcasts(chatId);
    }

    private void otherBroadcasts(String chatId) {
        other.log().drain(chatId, entry -> {});
        other.log().checkpoint();
    }

    private void look() {
        server.advance(MissedBroadcasts.PERIOD);
    }

    /** As if it was a while ago: the database has a clock of its own. */
    private void settle() {
        pass(16);
    }

    private void pass(int seconds) {
        new Database(source)
                .update("UPDATE parlance_log SET appended_at = appended_at - INTERVAL '" + seconds + "' SECOND");
        look();
    }

    private static String id(MessageNew message) {
        return message.message().id();
    }

    @Test
    void whatDoesNotArriveIsSentFromTheLogOnceAndInOrder() {
        TestClient ada = join("ada");
        TestClient bob = join("bob");
        ada.expect(UserEvents.ONLINE);
        look();
        otherSends("m1", "c1");
        otherSends("m2", "c1");
        otherSends("m3", "c2");
        other.edit("c1", "m1", "better", NOON.plusSeconds(1));
        other.toggleReaction("c1", "m1", "ada", "+1");
        otherBroadcasts("c1");
        look();
        ada.expectNothingMore();

        settle();
        for (TestClient client : List.of(ada, bob)) {
            assertThat(id(client.expect(MessageEvents.CREATED))).isEqualTo("m1");
            assertThat(id(client.expect(MessageEvents.CREATED))).isEqualTo("m2");
            assertThat(client.expect(MessageEvents.EDITED).content()).isEqualTo("better");
            client.expect(MessageEvents.REACTED);
        }
        settle();
        ada.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void whatIsLostRightAfterTheFirstHasJoinedIsSentToo() {
        TestClient ada = join("ada");
        otherSends("m1", "c1");
        look();
        settle();
        assertThat(id(ada.expect(MessageEvents.CREATED))).isEqualTo("m1");
    }

    @Test
    void aGapBeforeWhatHasArrivedIsClosedSoon() {
        TestClient ada = join("ada");
        look();
        otherSends("m1", "c1");
        ada.emit(MessageEvents.SEND, new Send("c1", "p1", MessageType.TEXT, "mine", null, null, null));
        ada.expect(MessageEvents.CREATED);
        ada.expect(MessageEvents.SENT);
        // Its lease is given back.
        look();
        otherSends("m3", "c1");
        pass(4);
        assertThat(id(ada.expect(MessageEvents.CREATED))).isEqualTo("m1");
        // It may be on its way.
        ada.expectNothingMore();
        pass(12);
        assertThat(id(ada.expect(MessageEvents.CREATED))).isEqualTo("m3");
    }

    @Test
    void whatArrivesAfterAllIsNotDeliveredAgain() {
        TestClient ada = join("ada");
        look();
        otherSends("m1", "c1");
        settle();
        assertThat(id(ada.expect(MessageEvents.CREATED))).isEqualTo("m1");

        namespace
                .to(PlatformRooms.chat("c1"))
                .inSequence(store.log().epoch() + "/c1", 1)
                .untyped()
                .emit("message:new", "again");
        ada.expectNothingMore();
    }

    @Test
    void whatArrivesIsNotSentFromTheLog() {
        TestClient ada = join("ada");
        look();
        ada.emit(MessageEvents.SEND, new Send("c1", "p1", MessageType.TEXT, "mine", null, null, null));
        ada.expect(MessageEvents.CREATED);
        ada.expect(MessageEvents.SENT);
        otherSends("m1", "c1");
        server.run();
        settle();
        assertThat(id(ada.expect(MessageEvents.CREATED))).isEqualTo("m1");
        settle();
        ada.expectNothingMore();
    }

    @Test
    void whoeverHasComeLaterIsNotSentWhatWasBefore() {
        otherSends("m1", "c1");
        TestClient ada = join("ada");
        look();
        settle();
        settle();
        ada.expectNothingMore();

        ada.disconnect();
        server.run();
        otherSends("m2", "c1");
        TestClient bob = join("bob");
        settle();
        bob.expectNothingMore();
    }

    @Test
    void whatItsServerHasNotBroadcastYetIsLeftToIt() {
        TestClient ada = join("ada");
        look();
        other.append(new Message("m1", "c1", "ada", MessageType.TEXT, "x", null, List.of(), "k", NOON, null));
        settle();
        ada.expectNothingMore();
    }
}
