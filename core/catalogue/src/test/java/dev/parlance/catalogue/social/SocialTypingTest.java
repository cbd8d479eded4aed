package dev.parlance.catalogue.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who types, and how it ends. */
class SocialTypingTest {
    private static final String START = "[\"typing-started\",{\"chat\":\"c1\"}]";
    private static final String STOP = "[\"typing-stopped\",{\"chat\":\"c1\"}]";
    private static final String ADA = "{\"user\":{\"_id\":\"ada\",\"name\":\"Ada\",\"username\":\"the.ada\","
            + "\"photo\":\"https://example.org/ada.png\"},\"chat\":\"c1\"}";
    private static final String STARTED = "[\"typing-started\"," + ADA + "]";
    private static final String STOPPED = "[\"typing-stopped\"," + ADA + "]";
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final TestSocial social = new TestSocial();
    private final List<SocialClient> clients = social.online("ada", "ada", "bob", "eve", "mallory");
    private final SocialClient ada = clients.get(0);
    private final SocialClient bob = clients.get(2);

    @AfterEach
    void nobodyIsTypingInTheEnd() {
        clients.forEach(client -> assertThat(client.received()).isEmpty());
        clients.forEach(SocialClient::drop);
        social.advance(MOMENT);
        assertThat(social.feature().isIdle()).isTrue();
        social.close();
    }

    /** What the others in the chat have received; the user's own devices and those outside receive nothing. */
    private void othersReceive(String... events) {
        for (SocialClient other : clients.subList(2, 4)) {
            assertThat(other.received()).containsExactly(events);
        }
    }

    @Test
    void theOthersInTheChatAreNotifiedOfBeginAndEnd() {
        ada.ok(START);
        othersReceive(STARTED);
        ada.ok(STOP);
        othersReceive(STOPPED);
    }

    @Test
    void eachStartIsSentAndRestartsTheQuietPeriod() {
        for (int i = 0; i < 3; i++) {
            ada.ok(START);
            othersReceive(STARTED);
            social.advance(SocialFeature.QUIET.minus(MOMENT));
            othersReceive();
        }
        social.advance(MOMENT);
        othersReceive(STOPPED);
    }

    @Test
    void whoDoesNotTypeDoesNotStop() {
        ada.ok(STOP);
        ada.ok(START);
        ada.ok(STOP);
        ada.ok(STOP);
        social.advance(SocialFeature.QUIET);
        othersReceive(STARTED, STOPPED);
    }

    @Test
    void aUserTypesUntilTheLastDeviceHasStopped() {
        ada.ok(START);
        clients.get(1).ok(START);
        othersReceive(STARTED, STARTED);
        ada.ok(STOP);
        othersReceive();
        clients.get(1).drop();
        othersReceive(STOPPED);
    }

    @Test
    void aSocketThatIsGoneBeforeItIsHandledDoesNotType() {
        ada.send(START);
        ada.drop();
        List<String> received = bob.received();

        // Started and stopped, or neither: never typing for ever.
        assertThat(received).isIn(List.of(), List.of(STARTED, STOPPED));
        clients.get(3).received();
        assertThat(social.feature().isIdle()).isTrue();
    }

    @Test
    void onlyWhoIsInAChatTypesThere() {
        for (String event : List.of("typing-started", "typing-stopped")) {
            clients.get(4).refused("[\"" + event + "\",{\"chat\":\"c1\"}]", "permission-denied", "not in this chat");
            ada.refused("[\"" + event + "\",{\"chat\":\"c9\"}]", "not-found", "no such chat");
            ada.refused(
                    "[\"" + event + "\",{\"chat\":\"\"}]", "validation-failed", "chat must have 1 to 128 characters");
            ada.refused("[\"" + event + "\",{}]", "validation-failed", "chat is required");
        }
        othersReceive();
    }

    @Test
    void whoIsRemovedStopsTypingBeforeTheOthersReceiveIt() {
        ada.ok(START);
        othersReceive(STARTED);
        social.chats().remove("c1", "ada");
        social.feature().participantRemoved("c1", "ada");
        String removed = "[\"chat-participant-removed\",{\"chat\":\"c1\",\"user\":\"ada\"}]";

        othersReceive(STOPPED, removed);
        assertThat(ada.received()).containsExactly(removed);
        assertThat(clients.get(1).received()).containsExactly(removed);
        social.advance(SocialFeature.QUIET);
        ada.refused(START, "permission-denied", "not in this chat");
        othersReceive();
    }

    @Test
    void theTypingOfADeletedChatEndsWithoutAWord() {
        ada.ok(START);
        othersReceive(STARTED);
        social.feature().chatDeleted("c1", "ada", null, social.chats().delete("c1"));
        clients.subList(0, 4)
                .forEach(client -> assertThat(client.received())
                        .containsExactly("[\"chat-deleted\",{\"chat\":\"c1\",\"user\":\"ada\"}]"));
        social.advance(SocialFeature.QUIET);
        ada.refused(START, "not-found", "no such chat");
    }

    @Test
    void whoWasRemovedWhileSomebodyTypesDoesNotReceiveTheEnd() {
        ada.ok(START);
        othersReceive(STARTED);
        social.chats().remove("c1", "eve");
        social.advance(SocialFeature.QUIET);
        assertThat(bob.received()).containsExactly(STOPPED);
    }

    @Test
    void theApplicationTypesForABot() {
        social.feature().typingStarted("c1", new Member("ada"));
        othersReceive(STARTED);
        social.feature().typingStopped("c1", "ada");
        social.feature().typingStopped("c1", "ada");
        othersReceive(STOPPED);
        social.feature().typingStarted("c1", new Member("ada"));
        social.advance(SocialFeature.QUIET);
        othersReceive(STARTED, STOPPED);
    }
}
