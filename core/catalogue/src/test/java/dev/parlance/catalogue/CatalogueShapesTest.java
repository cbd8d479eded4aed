package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parlance.catalogue.conversation.ConversationEvents;
import dev.parlance.catalogue.conversation.MessageEvent;
import dev.parlance.catalogue.eventstream.EventstreamEvents;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload.RoomType;
import dev.parlance.catalogue.messenger.Auth2Headers;
import dev.parlance.catalogue.messenger.MessengerEvents;
import dev.parlance.catalogue.messenger.MessengerEvents.Auth2;
import dev.parlance.catalogue.messenger.MessengerEvents.StartTyping;
import dev.parlance.catalogue.platform.custom.CustomEvents;
import dev.parlance.catalogue.platform.custom.CustomEvents.Broadcast;
import dev.parlance.catalogue.platform.custom.CustomEvents.BroadcastSent;
import dev.parlance.catalogue.platform.custom.CustomEvents.EventSent;
import dev.parlance.catalogue.platform.custom.CustomEvents.SendEvent;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunCompleted;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.presence.PresenceEvents;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeCollection;
import dev.parlance.event.Event;
import dev.parlance.event.RefusedException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is peculiar about single events' payloads. */
class CatalogueShapesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final Wire wire = new Wire();

    @Test
    void aCollectionIsFollowedByItsBareIdOrWithItsProject() throws Exception {
        Event<SubscribeCollection> event = SubscriptionEvents.SUBSCRIBE_COLLECTION;
        assertThat(decode(event, "\"c\"")).isEqualTo(new SubscribeCollection(null, "c"));
        assertThat(decode(event, "{\"projectId\":\"p\",\"collectionId\":\"c\"}"))
                .isEqualTo(new SubscribeCollection("p", "c"));
        assertThat(refusedField(event, "{\"collectionId\":\"c\"}")).isEqualTo("projectId");
    }

    @Test
    void whatClientsMayLeaveOutMayBeAllOfIt() {
        assertThat(wire.decode(PresenceEvents.GO_ONLINE, null)).isEqualTo(new PresenceEvents.GoOnline(null));
        assertThat(wire.decode(MessengerEvents.CONF, null)).isEqualTo(new MessengerEvents.Conf(null));
    }

    @Test
    void membersThatOnlyTheApplicationKnowsTravelOn() throws Exception {
        SendEvent sent = (SendEvent)
                decode(CustomEvents.SEND_EVENT, "{\"projectId\":\"p\",\"x\":1,\"none\":null,\"sender\":\"forged\"}");
        assertThat(sent.members()).containsKeys("x", "none", "sender");
        assertThat(encode(CustomEvents.EVENT_SENT, EventSent.of(sent, "ada", NOON)))
                .isEqualTo(JSON.readTree("{\"projectId\":\"p\",\"sender\":\"ada\","
                        + "\"timestamp\":\"2026-01-31T12:00:00.000Z\",\"x\":1,\"none\":null}"));
    }

    @Test
    void aBroadcastHasTheMembersOfItsPayloadAndTheServersOwn() throws Exception {
        assertThat(broadcast("{\"x\":1,\"timestamp\":\"forged\"}"))
                .isEqualTo(JSON.readTree("{\"x\":1,\"sender\":\"ada\",\"timestamp\":\"2026-01-31T12:00:00.000Z\"}"));
        assertThat(broadcast("[1]"))
                .isEqualTo(JSON.readTree(
                        "{\"payload\":[1],\"sender\":\"ada\",\"timestamp\":\"2026-01-31T12:00:00.000Z\"}"));
        assertThat(broadcast("null"))
                .isEqualTo(JSON.readTree("{\"sender\":\"ada\",\"timestamp\":\"2026-01-31T12:00:00.000Z\"}"));
    }

    private JsonNode broadcast(String payload) throws Exception {
        String json = "{\"projectId\":\"p\",\"event\":\"move\",\"payload\":" + payload + "}";
        Broadcast broadcast = (Broadcast) decode(CustomEvents.BROADCAST, json);
        return encode(CustomEvents.BROADCAST_SENT.named(broadcast.event()), BroadcastSent.of(broadcast, "ada", NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "message", "presence", "typing", "joined", "left", "file:shared"})
    void noBroadcastCanForgeAnotherEvent(String event) {
        assertThat(CustomEvents.BROADCAST_SENT.allows(event)).isFalse();
    }

    @Test
    void aTokenStandsAloneWithATextOrWithHeaders() throws Exception {
        Event<Auth2> auth2 = MessengerEvents.AUTH2;
        assertThat(decode(auth2, "{\"token\":\"t\"}")).isEqualTo(new Auth2("t", null));
        assertThat(decode(auth2, "{\"token\":\"t\",\"headers\":\"org\"}"))
                .isEqualTo(new Auth2("t", Auth2Headers.ofText("org")));
        assertThat(decode(auth2, "{\"token\":\"t\",\"headers\":\"\"}"))
                .isEqualTo(new Auth2("t", Auth2Headers.ofText("")));
        assertThat(decode(auth2, "{\"token\":\"t\",\"headers\":{\"a\":\"b\"}}"))
                .isEqualTo(new Auth2("t", Auth2Headers.of(Map.of("a", "b"))));
        assertThat(refusedField(auth2, "{\"token\":\"t\",\"headers\":{\"a\":1}}"))
                .startsWith("headers");
        assertThat(refusedField(auth2, "{\"token\":\"t\",\"headers\":{\"a\":null}}"))
                .startsWith("headers");
    }

    @Test
    void typingNamesItsRoomAsABareStringOrInAnObject() throws Exception {
        assertThat(decode(MessengerEvents.START_TYPING, "\"r\"")).isEqualTo(new StartTyping("r", null));
        assertThat(decode(MessengerEvents.START_TYPING, "{\"room\":\"r\",\"message\":\"h\"}"))
                .isEqualTo(new StartTyping("r", "h"));
    }

    @Test
    void aValueThatIsNotKnownYetCanBeRead() throws Exception {
        ObjectNode room = Samples.full(EventstreamEvents.RoomEvent.class);
        ((ObjectNode) room.get("room")).put("roomType", "Secret");
        EventstreamEvents.RoomEvent read =
                (EventstreamEvents.RoomEvent) wire.decode(EventstreamEvents.ROOM_CREATED, room);
        assertThat(read.room().roomType()).isEqualTo(RoomType.UNKNOWN);
        assertThat(decode(SubscriptionEvents.UNSUBSCRIBED, "{\"type\":\"index\",\"id\":\"1\"}"))
                .isEqualTo(new SubscriptionEvents.Unsubscribed(SubscriptionEvents.Kind.UNKNOWN, "1"));
    }

    @Test
    void theNameIsTheStateOfAMessage() throws Exception {
        MessageEvent.Read read =
                new MessageEvent.Read("e", "c", 1L << 40, new MessageEvent.MessageStatus("m", "c", "p", NOON));
        JsonNode json = encode(ConversationEvents.MESSAGE_EVENT, read);
        assertThat(json)
                .isEqualTo(JSON.readTree("{\"name\":\"conversationMessage.read\",\"eventId\":\"e\","
                        + "\"conversationId\":\"c\",\"conversationEventId\":1099511627776,"
                        + "\"payload\":{\"messageId\":\"m\",\"conversationId\":\"c\",\"profileId\":\"p\","
                        + "\"timestamp\":\"2026-01-31T12:00:00.000Z\"}}"));
        assertThat(wire.decode(ConversationEvents.MESSAGE_EVENT, json)).isEqualTo(read);
    }

    @Test
    void whatIsNotForEveryoneIsLeftOut() {
        RunCompleted run = new RunCompleted("i", "e", new RunResult(true, "secret"), null, NOON);
        assertThat(run.summary()).isEqualTo(new RunCompleted("i", "e", null, true, NOON));

        JsonNode full = Samples.full(dev.parlance.catalogue.messenger.MessengerRoomPayload.class);
        var room = (dev.parlance.catalogue.messenger.MessengerRoomPayload) wire.decode(MessengerEvents.ROOM, full);
        assertThat(encode(MessengerEvents.ROOM, room.shared()).properties())
                .extracting(Map.Entry::getKey)
                .contains("name", "members", "opening")
                .doesNotContain(
                        "unread", "isMentioned", "muted", "pref", "isSuperuser", "didBlockAt", "wasBlockedAtMS");
    }

    private Object decode(Event<?> event, String json) throws JsonProcessingException {
        return wire.decode(event, JSON.readTree(json));
    }

    private String refusedField(Event<?> event, String json) {
        return catchThrowableOfType(RefusedException.class, () -> decode(event, json))
                .refusal()
                .field();
    }

    private <P> JsonNode encode(Event<P> event, P payload) {
        return wire.encode(event, payload);
    }
}
