package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.catalogue.eventstream.EventstreamAuthenticator;
import dev.parlance.catalogue.eventstream.EventstreamFeature;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload.RoomType;
import dev.parlance.catalogue.eventstream.InMemoryEventstreamRooms;
import dev.parlance.catalogue.eventstream.InMemoryEventstreamSessions;
import dev.parlance.catalogue.eventstream.TextMessagePayload;
import dev.parlance.catalogue.eventstream.TextMessagePayload.MarkupType;
import dev.parlance.catalogue.eventstream.TextMessagePayload.MessageType;
import dev.parlance.catalogue.eventstream.TextMessagePayload.Priority;
import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** That what the documents give of each event travels word for word when the feature makes it happen; they leave out the rest. */
class EventstreamExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @AutoClose
    private final TestServer server = TestServer.create(EventstreamCatalogue.EVENTSTREAM);

    private final InMemoryEventstreamRooms rooms = new InMemoryEventstreamRooms();
    private final EventstreamFeature stream = EventstreamFeature.of(rooms);

    private record Viewer(String id) implements User {}

    EventstreamExamplesTest() {
        server.namespaceBuilder(EventstreamCatalogue.NAMESPACE)
                .authenticator(new EventstreamAuthenticator<>(
                        new InMemoryEventstreamSessions<Viewer>().addToken("t", new Viewer("ada"))))
                .webSocket(EventstreamCatalogue.PATH, EventstreamCatalogue.FORMAT)
                .build()
                .install(stream);
    }

    @TestFactory
    Stream<DynamicTest> examplesTravelWordForWord() {
        List<DocumentedEvent> given = DocumentedEvent.all().stream()
                .filter(event -> event.catalogue().equals("eventstream") && event.example() != null)
                .toList();
        assertThat(given).hasSize(6);
        return DocumentedEvent.tests(given, this::check);
    }

    private void check(DocumentedEvent entry) throws Exception {
        JsonNode example = entry.example().has("type") ? entry.example().get("data") : entry.example();
        rooms.delete(2);
        if (!entry.name().equals("RoomCreated")) {
            rooms.put(room("Before"));
        }
        Wire wire =
                server.openWebSocket(EventstreamCatalogue.PATH, Headers.of("Authorization", "Bearer t"), Query.NONE);
        server.run();
        happen(entry.name(), example);
        assertThat(wire.received()).singleElement().satisfies(frame -> {
            JsonNode received = JSON.readTree(frame);
            assertThat(received.get("type").textValue()).isEqualTo(entry.name());
            assertContains(received.get("data"), example);
        });
    }

    private void happen(String name, JsonNode example) {
        switch (name) {
            case "TextMessagesCreated" -> stream.messagesCreated(List.of(message(example.at("/messages/0"))));
            case "TextMessagesUpdated" -> stream.messagesUpdated(List.of(message(example.at("/messages/0"))));
            case "TextMessageDeleted" ->
                stream.messageDeleted(
                        example.get("roomId").longValue(),
                        example.get("messageId").longValue(),
                        example.get("parentMessageId").longValue());
            case "RoomCreated" -> {
                rooms.put(room(example.at("/room/name").textValue()));
                stream.roomCreated(2);
            }
            case "RoomUpdated" -> {
                rooms.put(room(example.at("/room/name").textValue()));
                stream.roomUpdated(2);
            }
            default -> stream.roomDeleted(example.get("roomId").longValue());
        }
    }

    private static EventstreamRoomPayload room(String name) {
        return EventstreamRoomPayload.of(2, name, RoomType.PUBLIC, 1);
    }

    private static TextMessagePayload message(JsonNode given) {
        return new TextMessagePayload(
                given.get("messageId").longValue(),
                MessageType.REGULAR,
                given.get("roomId").longValue(),
                given.get("text").textValue(),
                given.get("userId").longValue(),
                0,
                Priority.NORMAL,
                MarkupType.PLAIN,
                1,
                1,
                1,
                List.of(),
                0,
                List.of(),
                null,
                null);
    }

    /** That all that is given is there, with the same values. */
    private static void assertContains(JsonNode received, JsonNode given) {
        if (given.isObject()) {
            given.fieldNames().forEachRemaining(name -> {
                assertThat(received.has(name)).as("%s in %s", name, received).isTrue();
                assertContains(received.get(name), given.get(name));
            });
        } else if (given.isArray()) {
            assertThat(received).hasSameSizeAs(given);
            for (int i = 0; i < given.size(); i++) {
                assertContains(received.get(i), given.get(i));
            }
        } else {
            assertThat(received.asText()).isEqualTo(given.asText());
        }
    }
}
