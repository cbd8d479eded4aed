package dev.parlance.catalogue.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has read a chat, up to where. */
class SocialReadTest {
    private static final String READ = "[\"messages-read\",{\"chat\":\"c1\"}]";

    private final TestSocial social = new TestSocial();
    private final List<SocialClient> clients = social.online("ada", "ada", "bob", "eve", "mallory");
    private final SocialClient ada = clients.get(0);

    @AfterEach
    void nothingElseIsReceived() {
        clients.forEach(client -> assertThat(client.received()).isEmpty());
        social.close();
    }

    private static String readByAda(String at, String messageId) {
        return "[\"messages-read\",{\"user\":{\"_id\":\"ada\",\"name\":\"Ada\",\"username\":\"the.ada\","
                + "\"photo\":\"https://example.org/ada.png\"},\"chat\":\"c1\",\"lastReadAt\":\"" + at
                + "\",\"lastMessage\":{\"_id\":\"" + messageId
                + "\",\"user\":\"bob\",\"chat\":\"c1\",\"content\":\"Hello\",\"at\":\"2026-03-01T12:00:00.000Z\"}}]";
    }

    @Test
    void everyoneInTheChatReceivesItTheReadersOwnDevicesToo() {
        social.message("m1", "bob", "c1");
        social.message("m9", "bob", "c2");
        social.advance(Duration.ofMillis(1_500));
        String event = readByAda("2026-03-01T12:00:01.500Z", "m1");

        assertThat(ada.send(READ).received()).containsExactlyInAnyOrder("ack:[{\"ok\":true}]", event);
        clients.subList(1, 4).forEach(client -> assertThat(client.received()).containsExactly(event));
        assertThat(social.markers().find("c1", "ada"))
                .isEqualTo(new SocialReadMarker("m1", TestSocial.NOON.plusMillis(1_500)));
        assertThat(social.markers().find("c2", "ada")).isNull();
    }

    @Test
    void aChatWithoutMessagesIsReadByNobody() {
        ada.ok(READ);
        assertThat(social.markers().find("c1", "ada")).isNull();
    }

    @Test
    void whatAnotherServerKnowsToBeReadLaterIsNotTakenBack() {
        social.message("m1", "bob", "c1");
        SocialReadMarker later = new SocialReadMarker("m2", TestSocial.NOON.plusSeconds(60));
        social.markers().advance("c1", "ada", later);
        ada.ok(READ);
        assertThat(social.markers().find("c1", "ada")).isEqualTo(later);
    }

    @Test
    void onlyWhoIsInAChatReadsIt() {
        social.message("m1", "bob", "c1");
        clients.get(4).refused(READ, "permission-denied", "not in this chat");
        ada.refused("[\"messages-read\",{\"chat\":\"c9\"}]", "not-found", "no such chat");
        ada.refused("[\"messages-read\",{}]", "validation-failed", "chat is required");
        assertThat(social.markers().find("c1", "mallory")).isNull();
    }

    @Test
    void theApplicationCanSayThatAUserHasRead() {
        social.message("m1", "bob", "c1");
        social.feature().messagesRead("c1", new Member("ada"));
        clients.subList(0, 4)
                .forEach(client ->
                        assertThat(client.received()).containsExactly(readByAda("2026-03-01T12:00:00.000Z", "m1")));
        assertThatThrownBy(() -> social.feature().messagesRead("c1", new Member("mallory")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void theLastMessageIsTheOneThatWasWrittenLast() {
        Instant noon = TestSocial.NOON;
        InMemorySocialMessages messages = new InMemorySocialMessages()
                .add(message("m2", noon.plusSeconds(1)))
                .add(message("m1", noon))
                .add(message("m3", noon.plusSeconds(1)));
        assertThat(messages.last("c1"))
                .isEqualTo(message("m3", noon.plusSeconds(1)).toLastMessage());
        assertThat(messages.last("c2")).isNull();
    }

    private static SocialEvents.MessagePayload message(String id, Instant at) {
        return new SocialEvents.MessagePayload(id, TestSocial.payload("bob"), "c1", null, "Hello", at);
    }
}
