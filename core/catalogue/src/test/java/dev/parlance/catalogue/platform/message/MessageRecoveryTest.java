package dev.parlance.catalogue.platform.message;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.message.MessageEvents.ChatPayload;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageDeleted;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageEdited;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageNew;
import dev.parlance.catalogue.platform.message.MessageEvents.MessagePayload;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageReaction;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageSent;
import dev.parlance.catalogue.platform.message.MessageEvents.MessagesRead;
import dev.parlance.catalogue.platform.message.MessageEvents.React;
import dev.parlance.catalogue.platform.message.MessageEvents.Send;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A server has stored something and crashed before it was broadcast; another one shares its tables, or it starts again. */
class MessageRecoveryTest {
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final DataSource source = Stores.h2();
    private final JdbcMessageStore crashed = new JdbcMessageStore(source).createTables();

    @AutoClose
    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM);

    private final List<String> passedOn = new ArrayList<>();

    private void start() {
        InMemoryChatStore chats = new InMemoryChatStore();
        List.of("c1", "c2").forEach(id -> chats.add(new Chat(id, "p1", "General", "group"), "ada", "bob"));
        Namespace<Person> namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(new ChatFeature(chats));
        namespace.install(new MessageFeature(chats, new JdbcMessageStore(source))
                .onBroadcast((chat, message) -> passedOn.add(message.id())));
        server.run();
    }

    private TestClient join(String user) {
        TestClient client = server.connect("/", new Auth(user));
        client.request(ChatEvents.JOIN, new ChatEvents.Join("c1", "p1"));
        client.expect(ChatEvents.JOINED);
        return client;
    }

    private static Message message(String id, String chatId) {
        return new Message(id, chatId, "ada", MessageType.TEXT, "Hello", null, List.of(), "k" + id, NOON, null);
    }

    private static MessageNew created(String id) {
        return new MessageNew(
                new MessagePayload(id, "Hello", "ada", "c1", MessageType.TEXT, null, null, NOON),
                new ChatPayload("c1", "General", "group"));
    }

    private void leasesRunOut() {
        new Database(source).update("UPDATE parlance_log_stream SET leased_until = leased_until - INTERVAL '1' DAY");
    }

    @Test
    void whatWasNotBroadcastIsPassedOnToo() {
        crashed.append(message("m1", "c1"));
        leasesRunOut();
        start();
        server.advance(SWEEP);

        assertThat(passedOn).containsExactly("m1");
    }

    @Test
    void whatWasNotBroadcastIsBroadcastToThoseWhoAreThere() {
        start();
        TestClient bob = join("bob");
        crashed.append(message("m1", "c1"));
        crashed.append(message("m2", "c2"));
        crashed.edit("c1", "m1", "Hello!", NOON.plusSeconds(1));
        crashed.markRead("c1", List.of("m1"), "bob", NOON);
        crashed.append(message("m3", "c1"));
        crashed.delete("c1", "m3", NOON);
        server.advance(SWEEP);
        bob.expectNothingMore();

        leasesRunOut();
        server.advance(SWEEP);
        server.advance(SWEEP);

        assertThat(bob.expect(MessageEvents.CREATED).message().content()).isEqualTo("Hello!");
        assertThat(bob.expect(MessageEvents.EDITED))
                .isEqualTo(new MessageEdited("m1", "Hello!", NOON.plusSeconds(1), "c1"));
        assertThat(bob.expect(MessageEvents.READ)).isEqualTo(new MessagesRead("c1", List.of("m1"), "bob"));
        assertThat(bob.expect(MessageEvents.DELETED)).isEqualTo(new MessageDeleted("m3", "c1"));
        bob.expectNothingMore();
    }

    @Test
    void whoeverComesBackWithinAMinuteReceivesIt() {
        crashed.append(message("m1", "c1"));
        crashed.append(message("m2", "c1"));
        leasesRunOut();
        start();

        TestClient bob = join("bob");
        assertThat(bob.expect(MessageEvents.CREATED)).isEqualTo(created("m1"));
        assertThat(bob.expect(MessageEvents.CREATED)).isEqualTo(created("m2"));
        bob.expectNothingMore();

        server.advance(MessageRooms.RETURN);
        join("ada").expectNothingMore();
    }

    @Test
    void whoeverJoinsWhileItIsBroadcastReceivesItOnce() {
        Namespace<Person> namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        MessageRooms rooms = new MessageRooms(namespace, EventOrder.of(namespace), () -> "epoch");
        LogEntry entry = LogEntry.of("c1", 1, MessageChanges.CREATED, List.of("m1"));
        MessageNew message = created("m1");
        rooms.keepLate(entry, message);
        // The room has the socket by then, and its other listeners have not heard of it.
        namespace.onRooms(new RoomListener() {
            @Override
            public void joined(Room room, String socketId) {
                rooms.emit(entry, new MessageChange<>(MessageEvents.CREATED, message));
            }
        });
        namespace.onRooms(rooms);
        TestClient bob = server.connect("/", new Auth("bob"));
        namespace.sockets().forEach(socket -> socket.join(PlatformRooms.chat("c1")));
        assertThat(bob.expect(MessageEvents.CREATED)).isEqualTo(message);
        bob.expectNothingMore();
    }

    /** The epoch may have to be read from the database, and the rooms are locked meanwhile. */
    @Test
    void nothingIsReadWhileSomebodyJoins() {
        Namespace<Person> namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        AtomicInteger reads = new AtomicInteger();
        MessageRooms rooms = new MessageRooms(namespace, EventOrder.of(namespace), () -> {
            reads.incrementAndGet();
            return "epoch";
        });
        rooms.keepLate(LogEntry.of("c1", 1, MessageChanges.CREATED, List.of("m1")), created("m1"));
        namespace.onRooms(rooms);
        server.connect("/", new Auth("bob"));
        reads.set(0);
        namespace.sockets().forEach(socket -> socket.join(PlatformRooms.chat("c1")));
        assertThat(reads).hasValue(0);
    }

    /** It has not crashed: nobody has missed what this server broadcasts for it. */
    @Test
    void whoeverJoinsIsNotSentAgainWhatAnotherServerHasStored() {
        start();
        TestClient ada = join("ada");
        ada.emit(MessageEvents.SEND, new Send("c1", "p1", MessageType.TEXT, "mine", null, null, null));
        ada.expect(MessageEvents.CREATED);
        ada.expect(MessageEvents.SENT);
        JdbcMessageStore other = crashed;
        other.append(message("m1", "c1"));
        server.advance(SWEEP);
        assertThat(ada.expect(MessageEvents.CREATED)).isEqualTo(created("m1"));

        join("bob").expectNothingMore();
    }

    @Test
    void theRepeatIsADuplicateAndIsBroadcast() {
        start();
        TestClient ada = join("ada");
        crashed.append(message("m1", "c1"));
        leasesRunOut();

        assertThat(ada.request(MessageEvents.SEND, new Send("c1", "p1", MessageType.TEXT, "Hello", null, null, "km1"))
                        .duplicate())
                .isTrue();
        assertThat(ada.expect(MessageEvents.CREATED)).isEqualTo(created("m1"));
        ada.expect(MessageEvents.SENT);
        ada.expectNothingMore();
    }

    @Test
    void theNextMessageOfTheChatComesAfterIt() {
        start();
        TestClient ada = join("ada");
        crashed.append(message("m1", "c1"));
        leasesRunOut();

        ada.emit(MessageEvents.SEND, new Send("c1", "p1", MessageType.TEXT, "next", null, null, null));
        assertThat(ada.expect(MessageEvents.CREATED)).isEqualTo(created("m1"));
        assertThat(ada.expect(MessageEvents.CREATED).message().content()).isEqualTo("next");
        ada.expect(MessageEvents.SENT);
        ada.expectNothingMore();
    }

    @Test
    void whatWasBroadcastIsNotBroadcastAgain() {
        start();
        TestClient ada = join("ada");
        ada.emit(MessageEvents.SEND, new Send("c1", "p1", MessageType.TEXT, "once", null, null, null));
        ada.expect(MessageEvents.CREATED);
        ada.expect(MessageEvents.SENT);
        server.advance(SWEEP);

        leasesRunOut();
        server.advance(SWEEP);
        ada.expectNothingMore();
    }

    @Test
    void aReactionThatWasNotBroadcastIsBroadcastInItsOrder() {
        start();
        TestClient bob = join("bob");
        crashed.append(message("m1", "c1"));
        crashed.toggleReaction("c1", "m1", "ada", "+1");
        crashed.edit("c1", "m1", "Hello!", NOON.plusSeconds(1));
        leasesRunOut();
        server.advance(SWEEP);
        server.advance(SWEEP);

        bob.expect(MessageEvents.CREATED);
        assertThat(bob.expect(MessageEvents.REACTED)).isEqualTo(new MessageReaction("m1", "+1", "ada", "c1"));
        bob.expect(MessageEvents.EDITED);
        bob.expectNothingMore();
    }

    /** Clients toggle: they would take it back. */
    @Test
    void aReactionThatWasBroadcastIsNotedAtOnce() {
        start();
        TestClient ada = join("ada");
        MessageSent sent =
                ada.request(MessageEvents.SEND, new Send("c1", "p1", MessageType.TEXT, "once", null, null, null));
        ada.emit(MessageEvents.REACT, new React("c1", "p1", sent.messageId(), "+1"));
        ada.expect(MessageEvents.CREATED);
        ada.expect(MessageEvents.SENT);
        ada.expect(MessageEvents.REACTED);

        // As if the server crashed now: nothing is left for another.
        leasesRunOut();
        assertThat(new JdbcMessageStore(source).log().abandoned(10)).isEmpty();
    }

    @Test
    void changesAreKeptAsLongAsTheFeatureSays() {
        MessageStore store = new JdbcMessageStore(source);
        InMemoryChatStore chats = new InMemoryChatStore().add(new Chat("c1", "p1", "General", "group"), "ada", "bob");
        Namespace<Person> namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(new ChatFeature(chats));
        namespace.install(new MessageFeature(chats, store).keepChanges(Duration.ofDays(30)));
        TestClient ada = join("ada");
        ada.emit(MessageEvents.SEND, new Send("c1", "p1", MessageType.TEXT, "old", null, null, null));
        server.advance(SWEEP);
        new Database(source).update("UPDATE parlance_log SET appended_at = appended_at - INTERVAL '29' DAY");
        server.advance(Duration.ofHours(1));
        assertThat(store.log().since("c1", 0, 10)).hasSize(1);

        new Database(source).update("UPDATE parlance_log SET appended_at = appended_at - INTERVAL '1' DAY");
        ada.emit(MessageEvents.SEND, new Send("c1", "p1", MessageType.TEXT, "new", null, null, null));
        server.advance(Duration.ofHours(1));
        assertThat(store.log().since("c1", 0, 10)).extracting(LogEntry::number).containsExactly(2L);
        assertThat(store.history("c1", null, 10)).hasSize(2);
    }
}
