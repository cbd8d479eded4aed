package dev.parlance.catalogue.platform.message;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.TestPlatform;
import dev.parlance.catalogue.platform.message.MessageEvents.Edit;
import dev.parlance.catalogue.platform.message.MessageEvents.MarkRead;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageDeleted;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageEdited;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageReaction;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageRef;
import dev.parlance.catalogue.platform.message.MessageEvents.MessagesRead;
import dev.parlance.catalogue.platform.message.MessageEvents.React;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What reacting, editing, deleting and reading make happen. */
class MessageChangingTest {
    @AutoClose
    private final MessageChat chat = new MessageChat();

    private final TestPlatform platform = chat.platform;
    private final TestClient ada = chat.ada;
    private final TestClient bob = chat.bob;
    private final TestClient eve = chat.eve;
    private final TestClient mallory = chat.mallory;

    @Test
    void aReactionIsSentAlikeWhenItIsAddedAndRemoved() {
        String id = chat.say("Hello");
        React react = new React("c1", "p1", id, "\uD83D\uDC4D");
        for (int i = 0; i < 2; i++) {
            bob.emitAndWait(MessageEvents.REACT, react);
            for (TestClient client : List.of(ada, bob)) {
                assertThat(client.expect(MessageEvents.REACTED))
                        .isEqualTo(new MessageReaction(id, "\uD83D\uDC4D", "bob", "c1"));
            }
            assertThat(platform.messages().history("c1", null, 1).get(0).reactions())
                    .isEqualTo(i == 0 ? Map.of("\uD83D\uDC4D", List.of("bob")) : Map.of());
        }
    }

    @Test
    void aReactionNeedsAMemberAMessageAndAnEmoji() {
        String id = chat.say("Hello");
        refused(
                mallory,
                MessageEvents.REACT,
                PERMISSION_DENIED,
                null,
                () -> mallory.emitAndWait(MessageEvents.REACT, new React("c1", "p1", id, "+")));
        refused(
                bob,
                MessageEvents.REACT,
                NOT_FOUND,
                null,
                () -> bob.emitAndWait(MessageEvents.REACT, new React("c1", "p1", "m9", "+")));
        refused(
                ada,
                MessageEvents.REACT,
                NOT_FOUND,
                null,
                () -> ada.emitAndWait(MessageEvents.REACT, new React("c2", "p1", id, "+")));
        refused(
                bob,
                MessageEvents.REACT,
                VALIDATION_FAILED,
                "emoji",
                () -> bob.emitAndWait(MessageEvents.REACT, new React("c1", "p1", id, "")));
    }

    @Test
    void anAuthorEditsAndTheRoomReceivesIt() {
        String id = chat.say("Helo");

        ada.emitAndWait(MessageEvents.EDIT, new Edit("c1", "p1", id, "Hello"));
        for (TestClient client : List.of(ada, bob)) {
            assertThat(client.expect(MessageEvents.EDITED)).isEqualTo(new MessageEdited(id, "Hello", NOON, "c1"));
        }
        Message edited = platform.messages().find("c1", id);
        assertThat(edited).isNotNull();
        assertThat(edited.content()).isEqualTo("Hello");
        assertThat(edited.editedAt()).isEqualTo(NOON);
    }

    @Test
    void onlyTheAuthorEditsAndOnlyWhatIsThere() {
        String id = chat.say("Hello");
        refused(
                bob,
                MessageEvents.EDIT,
                PERMISSION_DENIED,
                null,
                () -> bob.emitAndWait(MessageEvents.EDIT, new Edit("c1", "p1", id, "Mine")));
        refused(
                ada,
                MessageEvents.EDIT,
                NOT_FOUND,
                null,
                () -> ada.emitAndWait(MessageEvents.EDIT, new Edit("c1", "p1", "m9", "x")));
        refused(
                ada,
                MessageEvents.EDIT,
                NOT_FOUND,
                null,
                () -> ada.emitAndWait(MessageEvents.EDIT, new Edit("c2", "p1", id, "x")));
        refused(
                ada,
                MessageEvents.EDIT,
                VALIDATION_FAILED,
                "content",
                () -> ada.emitAndWait(MessageEvents.EDIT, new Edit("c1", "p1", id, "")));
    }

    @Test
    void anAuthorDeletesAndTheRoomReceivesIt() {
        String id = chat.say("Hello");

        ada.emitAndWait(MessageEvents.DELETE, new MessageRef("c1", "p1", id));
        for (TestClient client : List.of(ada, bob)) {
            assertThat(client.expect(MessageEvents.DELETED)).isEqualTo(new MessageDeleted(id, "c1"));
        }
        refused(
                ada,
                MessageEvents.EDIT,
                NOT_FOUND,
                null,
                () -> ada.emitAndWait(MessageEvents.EDIT, new Edit("c1", "p1", id, "Again")));
        refused(
                ada,
                MessageEvents.DELETE,
                NOT_FOUND,
                null,
                () -> ada.emitAndWait(MessageEvents.DELETE, new MessageRef("c1", "p1", id)));
        refused(
                bob,
                MessageEvents.REACT,
                NOT_FOUND,
                null,
                () -> bob.emitAndWait(MessageEvents.REACT, new React("c1", "p1", id, "+")));
    }

    @Test
    void onlyTheAuthorDeletes() {
        String id = chat.say("Hello");
        refused(
                bob,
                MessageEvents.DELETE,
                PERMISSION_DENIED,
                null,
                () -> bob.emitAndWait(MessageEvents.DELETE, new MessageRef("c1", "p1", id)));
        assertThat(platform.messages().find("c1", id)).isNotNull();
    }

    @Test
    void readingIsStoredAndSentEachTime() {
        String first = chat.say("First");
        String second = chat.say("Second");
        for (int i = 0; i < 2; i++) {
            bob.emitAndWait(MessageEvents.MARK_READ, new MarkRead("c1", "p1", List.of(first, second, first)));
            for (TestClient client : List.of(ada, bob)) {
                assertThat(client.expect(MessageEvents.READ))
                        .isEqualTo(new MessagesRead("c1", List.of(first, second), "bob"));
            }
        }
        assertThat(platform.messages().unread("c1", "bob")).isZero();
        assertThat(platform.messages().unread("c1", "eve")).isEqualTo(2);
    }

    @Test
    void onlyMessagesOfThatChatAreReadByItsMembers() {
        String id = chat.say("First");
        refused(
                bob,
                MessageEvents.MARK_READ,
                NOT_FOUND,
                null,
                () -> bob.emitAndWait(MessageEvents.MARK_READ, new MarkRead("c1", "p1", List.of(id, "m9"))));
        refused(
                mallory,
                MessageEvents.MARK_READ,
                PERMISSION_DENIED,
                null,
                () -> mallory.emitAndWait(MessageEvents.MARK_READ, new MarkRead("c1", "p1", List.of(id))));
        refused(
                bob,
                MessageEvents.MARK_READ,
                VALIDATION_FAILED,
                "messageIds",
                () -> bob.emitAndWait(MessageEvents.MARK_READ, new MarkRead("c1", "p1", List.of())));
        assertThat(platform.messages().unread("c1", "bob")).isEqualTo(1);
    }

    @Test
    void theApplicationLetsOthersChangeMessages() {
        platform.messageFeature().rights(new MessageRights() {
            @Override
            public boolean mayDelete(String userId, Chat chat, Message message) {
                return chat.name().equals("General") && userId.equals("bob");
            }
        });
        String id = chat.say("Hello");
        refused(
                bob,
                MessageEvents.EDIT,
                PERMISSION_DENIED,
                null,
                () -> bob.emitAndWait(MessageEvents.EDIT, new Edit("c1", "p1", id, "Mine")));
        refused(
                ada,
                MessageEvents.DELETE,
                PERMISSION_DENIED,
                null,
                () -> ada.emitAndWait(MessageEvents.DELETE, new MessageRef("c1", "p1", id)));
        bob.emitAndWait(MessageEvents.DELETE, new MessageRef("c1", "p1", id));
        List.of(ada, bob).forEach(client -> client.expect(MessageEvents.DELETED));
        assertThat(platform.messages().find("c1", id)).isNull();
    }
}
