package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parlance.catalogue.messenger.ClientPayload;
import dev.parlance.catalogue.messenger.InMemoryMessengerRooms;
import dev.parlance.catalogue.messenger.MessengerEvents.AiStreaming;
import dev.parlance.catalogue.messenger.MessengerEvents.MyPrefChange;
import dev.parlance.catalogue.messenger.MessengerEvents.RoomPref;
import dev.parlance.catalogue.messenger.MessengerEvents.SendMessage;
import dev.parlance.catalogue.messenger.MessengerEvents.UserDeleteMessages;
import dev.parlance.catalogue.messenger.MessengerFeature;
import dev.parlance.catalogue.messenger.MessengerRoomPayload;
import dev.parlance.catalogue.messenger.MessengerUser;
import dev.parlance.catalogue.platform.TimedNamespace;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import dev.parlance.testkit.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** That the documents' examples travel word for word when the feature makes them happen, as JSON and in base64. */
class MessengerExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECEIVER = "receiver";

    /** What the server sends beside the documented fields, because clients need it. */
    private static final Map<String, Set<String>> MORE =
            Map.of("typing", Set.of("sender", "senderInfo"), "ai_streaming", Set.of("messageId"));

    private record Someone(String id) implements MessengerUser {}

    @TestFactory
    Stream<DynamicTest> examplesTravelAsJson() {
        return examples(false);
    }

    @TestFactory
    Stream<DynamicTest> examplesTravelInBase64() {
        return examples(true);
    }

    private static Stream<DynamicTest> examples(boolean base64) {
        List<DocumentedEvent> given = DocumentedEvent.all().stream()
                .filter(event -> event.catalogue().equals("messenger") && event.example() != null)
                .toList();
        assertThat(given).hasSize(9).noneMatch(DocumentedEvent::isFromClient);
        return DocumentedEvent.tests(given, entry -> {
            try (TestServer server = TestServer.create()) {
                JsonNode example = entry.example();
                dev.parlance.testkit.Wire wire = play(server, entry.name(), example, base64);
                assertThat(wire.received()).last().asString().satisfies(packet -> {
                    JsonNode event = JSON.readTree(packet.substring(packet.indexOf('[')));
                    assertThat(event.get(0).asText()).isEqualTo(entry.name());
                    JsonNode payload = base64 ? decoded(event.get(1)) : event.get(1);
                    assertThat(without(payload, MORE.getOrDefault(entry.name(), Set.of())))
                            .isEqualTo(example);
                });
            }
        });
    }

    private static JsonNode decoded(JsonNode base64) {
        return read(new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.UTF_8));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode without(JsonNode payload, Set<String> fields) {
        if (payload instanceof ObjectNode object) {
            assertThat(object.fieldNames()).toIterable().containsAll(fields);
            object.remove(fields);
        }
        return payload;
    }

    /** Has the example happen; returns a device that receives it. */
    private static dev.parlance.testkit.Wire play(TestServer server, String name, JsonNode example, boolean base64) {
        String roomId = example.path(example.has("roomID") ? "roomID" : "room").asText("r");
        ClientPayload author = name.equals("chat message")
                ? JSON.convertValue(example.get("sender"), ClientPayload.class)
                : ClientPayload.of(example.path(example.has("memberID") ? "memberID" : "sender")
                        .asText("author"));
        Iterator<String> ids = List.of(idOf(example)).iterator();
        MessengerFeature<Someone> messenger = MessengerFeature.<Someone>builder(
                        (token, headers) -> new Someone(token),
                        new InMemoryMessengerRooms().put(room(roomId, author, ClientPayload.of(RECEIVER))))
                .appId("SampleApp")
                .ids(ids::next)
                .build();
        Namespace<Someone> namespace = server.namespaceBuilder("/messenger")
                .catalogues(MessengerCatalogue.MESSENGER)
                .admission(MessengerFeature.<Someone>admission())
                .build();
        messenger.installOn(TimedNamespace.of(namespace, at(Instant.parse("2018-12-22T06:52:29.380Z"))));
        dev.parlance.testkit.Wire wire = server.wire().send("0/messenger,");
        server.run();
        if (base64) {
            wire.send("2/messenger,1[\"conf\",{\"encoding\":\"base64\"}]");
            server.run();
        }
        String token = "\"" + RECEIVER + "\"";
        String argument = base64
                ? "\"" + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)) + "\""
                : token;
        wire.send("2/messenger,2[\"auth2\"," + argument + "]");
        assertThat(wire.received()).hasSize(base64 ? 3 : 2);
        happen(messenger, name, example, author);
        return wire;
    }

    private static String idOf(JsonNode example) {
        return example.path(example.has("_id") ? "_id" : "messageID").asText("m1");
    }

    private static void happen(
            MessengerFeature<Someone> messenger, String name, JsonNode example, ClientPayload author) {
        String room = example.path("room").asText();
        switch (name) {
            case "chat message" ->
                messenger.post(author, send(room, example.get("message").asText()));
            case "lastRead" -> {
                String roomId = example.get("roomID").asText();
                messenger.post(author, send(roomId, "a"));
                messenger.markRead(roomId, author.key(), idOf(example));
            }
            case "typing" ->
                messenger.typing(room, author, example.get("message").asText());
            case "ai_streaming" ->
                messenger.streamed(new AiStreaming(
                        "m1", room, author.key(), example.get("text").asText(), null, null, null));
            case "roomPref" -> messenger.changeRoomPref(RECEIVER, JSON.convertValue(example, RoomPref.class), null);
            case "myPrefChange" -> messenger.changePref(RECEIVER, JSON.convertValue(example, MyPrefChange.class), null);
            case "myPrefDelete" -> {
                messenger.changePref(RECEIVER, new MyPrefChange(1, example.asText()), null);
                messenger.deletePref(RECEIVER, example.asText(), null);
            }
            case "userDeleteMessages" ->
                messenger.hideMessages(RECEIVER, JSON.convertValue(example, UserDeleteMessages.class), null);
            case "messageDeleted" -> {
                messenger.post(author, send(room, "a"));
                messenger.delete(room, idOf(example));
            }
            default -> throw new IllegalArgumentException(name);
        }
    }

    private static SendMessage send(String room, String text) {
        return new SendMessage(
                room, text, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static MessengerRoomPayload room(String id, ClientPayload... members) {
        return new MessengerRoomPayload(
                id,
                id,
                "SampleApp",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(members),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Scheduler at(Instant time) {
        return new Scheduler() {
            @Override
            public Timer schedule(Duration delay, Runnable action) {
                return () -> {};
            }

            @Override
            public Clock clock() {
                return Clock.fixed(time, ZoneOffset.UTC);
            }
        };
    }
}
