package dev.parlance.catalogue.eventstream;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload.RoomType;
import dev.parlance.catalogue.eventstream.TextMessagePayload.MarkupType;
import dev.parlance.catalogue.eventstream.TextMessagePayload.MessageType;
import dev.parlance.catalogue.eventstream.TextMessagePayload.Priority;
import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.List;

/** The eventstream catalogue in memory: ada and bob see room 1, ada sees room 2, everybody sees the public room 9. */
final class TestEventstream implements AutoCloseable {
    final InMemoryEventstreamRooms stored;
    final InMemoryEventstreamSessions<Viewer> sessions = new InMemoryEventstreamSessions<>();
    final TestServer server;
    final EventstreamFeature stream;
    final Namespace<Viewer> namespace;
    final Registration installed;

    record Viewer(String id) implements User {}

    TestEventstream() {
        this(AdapterFactory.STANDALONE, rooms());
    }

    TestEventstream(AdapterFactory adapters, InMemoryEventstreamRooms stored) {
        this(adapters, stored, stored);
    }

    TestEventstream(AdapterFactory adapters, InMemoryEventstreamRooms stored, EventstreamRooms rooms) {
        this.stored = stored;
        server = TestServer.create(adapters, EventstreamCatalogue.EVENTSTREAM);
        stream = EventstreamFeature.of(rooms);
        namespace = server.namespaceBuilder(EventstreamCatalogue.NAMESPACE)
                .authenticator(new EventstreamAuthenticator<>(sessions))
                .webSocket(EventstreamCatalogue.PATH, EventstreamCatalogue.FORMAT)
                .build();
        installed = namespace.install(stream);
        List.of("ada", "bob", "eve").forEach(user -> sessions.addToken(user + "'s token", new Viewer(user)));
        sessions.addSession("ada's session", new Viewer("ada"));
    }

    static InMemoryEventstreamRooms rooms() {
        return new InMemoryEventstreamRooms()
                .put(room(1, "One", RoomType.PRIVATE))
                .add(1, "ada", "bob")
                .put(room(2, "Two", RoomType.PRIVATE))
                .add(2, "ada")
                .put(room(9, "Nine", RoomType.PUBLIC));
    }

    static EventstreamRoomPayload room(long id, String name, RoomType type) {
        return EventstreamRoomPayload.of(id, name, type, 1_000);
    }

    static TextMessagePayload message(long id, long roomId, String text) {
        return new TextMessagePayload(
                id,
                MessageType.REGULAR,
                roomId,
                text,
                1,
                0,
                Priority.NORMAL,
                MarkupType.PLAIN,
                1_000,
                1_000,
                1_000,
                List.of(),
                0,
                List.of(),
                null,
                null);
    }

    /** The frame of one such message. */
    static String created(long id, long roomId, String text) {
        return "{\"type\":\"TextMessagesCreated\",\"data\":{\"messages\":[" + json(id, roomId, text) + "]}}";
    }

    static String json(long id, long roomId, String text) {
        return "{\"messageId\":" + id + ",\"messageType\":\"Regular\",\"roomId\":" + roomId + ",\"text\":\"" + text
                + "\",\"userId\":1,\"parentMessageId\":0,\"priority\":\"Normal\",\"markupType\":\"TextPlain\","
                + "\"createdUtc\":1000,\"lastEditedUtc\":1000,\"lastModifiedUtc\":1000,\"attachments\":[],"
                + "\"commentCount\":0,\"readTimestamps\":[]}";
    }

    /** The frame of a room that nothing was said in. */
    static String room(String type, long id, String name, String roomType, int unread, boolean moder, boolean pinned) {
        return "{\"type\":\"" + type + "\",\"data\":{\"room\":{\"roomId\":" + id + ",\"displayName\":\"" + name
                + "\",\"name\":\"" + name + "\",\"roomType\":\"" + roomType
                + "\",\"createdUtc\":1000,\"lastModifiedUtc\":1000,\"unreadMessageCount\":" + unread
                + ",\"isModerator\":" + moder + ",\"isArchived\":false,\"isPinned\":" + pinned + "}}}";
    }

    static String roomDeleted(long id) {
        return "{\"type\":\"RoomDeleted\",\"data\":{\"roomId\":" + id + "}}";
    }

    /** A stream of that user. */
    Wire open(String user) {
        return open(Headers.of("Authorization", "Bearer " + user + "'s token"));
    }

    Wire open(Headers headers) {
        Wire wire = server.openWebSocket(EventstreamCatalogue.PATH, headers, Query.NONE);
        server.run();
        return wire;
    }

    void created(TextMessagePayload... messages) {
        stream.messagesCreated(List.of(messages));
    }

    @Override
    public void close() {
        server.close();
    }
}
