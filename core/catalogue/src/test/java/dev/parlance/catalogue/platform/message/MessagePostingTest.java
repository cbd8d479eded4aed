package dev.parlance.catalogue.platform.message;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.platform.message.MessageEvents.ChatPayload;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageNew;
import dev.parlance.catalogue.platform.message.MessageEvents.MessagePayload;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Messages that come from the application, and those that are passed on by it. */
class MessagePostingTest {
    @AutoClose
    private final MessageChat chat = new MessageChat();

    private final MessageFeature feature = chat.platform.messageFeature();
    private final List<String> calls = new ArrayList<>();

    private static Message message(String id, String chatId) {
        return new Message(id, chatId, "eve", MessageType.TEXT, "Hello", null, List.of(), "k", NOON, null);
    }

    private void everyoneReceives(String id) {
        MessageNew created = new MessageNew(
                new MessagePayload(id, "Hello", "eve", "c1", MessageType.TEXT, null, null, NOON),
                new ChatPayload("c1", "General", "group"));
        assertThat(chat.ada.expect(MessageEvents.CREATED)).isEqualTo(created);
        assertThat(chat.bob.expect(MessageEvents.CREATED)).isEqualTo(created);
    }

    @Test
    void aPostedMessageIsStoredAndBroadcastOnce() {
        feature.onMessage((where, message) -> calls.add(where.name() + " " + message.id()));

        assertThat(feature.post(message("p1", "c1"))).isEqualTo(message("p1", "c1"));
        everyoneReceives("p1");
        assertThat(feature.post(message("p2", "c1")).id()).isEqualTo("p1");

        assertThat(chat.platform.messages().find("c1", "p1")).isEqualTo(message("p1", "c1"));
        assertThat(calls).containsExactly("General p1");
    }

    @Test
    void whatThereIsNoChatForIsRefused() {
        assertThatThrownBy(() -> feature.post(message("p1", "c9")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.NOT_FOUND));
        MessageFeature nowhere = new MessageFeature(chat.platform.chats(), chat.platform.messages());
        assertThatThrownBy(() -> nowhere.post(message("p1", "c1"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> nowhere.broadcast("c1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatTheApplicationChangesInTheStoreIsBroadcastWhenItSaysSo() {
        feature.post(message("p1", "c1"));
        everyoneReceives("p1");

        chat.platform.messages().delete("c1", "p1", NOON);
        chat.expectNothingMore();
        feature.broadcast("c1");

        assertThat(chat.ada.expect(MessageEvents.DELETED).messageId()).isEqualTo("p1");
        assertThat(chat.bob.expect(MessageEvents.DELETED).messageId()).isEqualTo("p1");
    }

    @Test
    void whoPassesMessagesOnIsCalledWithThoseOfClientsAndOfTheApplication() {
        feature.onBroadcast((where, message) -> calls.add(where.id() + " " + message.id()));

        String sent = chat.say("First");
        feature.post(message("p1", "c1"));
        everyoneReceives("p1");

        assertThat(calls).containsExactly("c1 " + sent, "c1 p1");
    }

    @Test
    void whatCouldNotBePassedOnIsPassedOnAgainAndNotBroadcastAgain() {
        feature.onBroadcast((where, message) -> {
            calls.add(message.id());
            if (calls.size() == 1) {
                throw new IllegalStateException("not now");
            }
        });

        assertThatThrownBy(() -> feature.post(message("p1", "c1"))).isInstanceOf(IllegalStateException.class);
        everyoneReceives("p1");
        chat.platform.advance(Duration.ofSeconds(1));

        chat.ada.expectNothingMore();
        assertThat(calls).containsExactly("p1", "p1");
    }
}
