package dev.parlance.catalogue.platform.custom;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestProjects;
import dev.parlance.catalogue.platform.access.WorkingProject;
import dev.parlance.catalogue.platform.custom.CustomEvents.Broadcast;
import dev.parlance.catalogue.platform.custom.CustomEvents.BroadcastSent;
import dev.parlance.catalogue.platform.custom.CustomEvents.EventSent;
import dev.parlance.catalogue.platform.custom.CustomEvents.FileShared;
import dev.parlance.catalogue.platform.custom.CustomEvents.MessageReceived;
import dev.parlance.catalogue.platform.custom.CustomEvents.PresenceChanged;
import dev.parlance.catalogue.platform.custom.CustomEvents.RoomRef;
import dev.parlance.catalogue.platform.custom.CustomEvents.SendEvent;
import dev.parlance.catalogue.platform.custom.CustomEvents.SendMessage;
import dev.parlance.catalogue.platform.custom.CustomEvents.SetPresence;
import dev.parlance.catalogue.platform.custom.CustomEvents.SetTyping;
import dev.parlance.catalogue.platform.custom.CustomEvents.ShareFile;
import dev.parlance.catalogue.platform.custom.CustomEvents.TypingChanged;
import dev.parlance.event.ServerEvent;
import dev.parlance.testkit.TestClient;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who receives what clients of one application send each other. */
class CustomFeatureTest {
    private static final RoomRef LOBBY = new RoomRef("lobby");

    @AutoClose
    private final TestProjects platform = new TestProjects();

    // Ada's two devices, bob and dan are in the project; eve is a member who does not follow it; cid is in another.
    private final TestClient ada = platform.following("p1", "ada");
    private final TestClient adasPhone = platform.following("p1", "ada");
    private final TestClient bob = platform.following("p1", "bob");
    private final TestClient dan = platform.following("p1", "dan");
    private final TestClient eve = platform.connect("eve");
    private final TestClient cid = platform.following("p2", "cid");

    private <P> void receive(ServerEvent<P> event, P payload, TestClient... clients) {
        for (TestClient client : clients) {
            assertThat(client.expect(event)).isEqualTo(payload);
        }
        platform.expectNothingMore();
    }

    private void join(TestClient client, RoomRef room) {
        assertThat(client.request(CustomEvents.JOIN, room)).isEqualTo(room);
        assertThat(client.expect(CustomEvents.JOINED)).isEqualTo(room);
    }

    @Test
    void anEventReachesEveryoneElseInTheProject() {
        Map<String, @Nullable Object> members = new HashMap<>(Map.of("x", 1, "deep", Map.of("y", List.of(true))));
        members.put("nothing", null);
        ada.emitAndWait(CustomEvents.SEND_EVENT, new SendEvent("p1", members));
        receive(CustomEvents.EVENT_SENT, new EventSent("p1", "ada", NOON, members), adasPhone, bob, dan);
    }

    @Test
    void theServersMembersWinOverForgedOnes() {
        assertThat(ada.request(
                        "custom:event",
                        Map.of("projectId", "p1", "sender", "bob", "timestamp", "2001-01-01T00:00:00.000Z", "x", 1)))
                .containsExactly(Map.of("ok", true));
        Map<String, Object> told =
                Map.of("projectId", "p1", "sender", "ada", "timestamp", "2026-03-01T12:00:00.000Z", "x", 1);
        for (TestClient client : List.of(adasPhone, bob, dan)) {
            assertThat(client.expect("custom:event")).containsExactly(told);
        }
        ada.request(
                "custom:broadcast",
                Map.of(
                        "projectId",
                        "p1",
                        "event",
                        "move",
                        "payload",
                        Map.of("sender", "bob", "timestamp", 0, "projectId", "p2", "x", 2)));
        for (TestClient client : List.of(adasPhone, bob, dan)) {
            assertThat(client.expect("custom:move"))
                    .containsExactly(Map.of(
                            "sender", "ada", "timestamp", "2026-03-01T12:00:00.000Z", "projectId", "p2", "x", 2));
        }
        ada.request("custom:presence", Map.of("projectId", "p1", "status", "away", "userId", "bob", "timestamp", 0));
        ada.request("custom:typing", Map.of("projectId", "p1", "isTyping", true, "userId", "bob"));
        ada.request(
                "custom:file:share",
                Map.of(
                        "projectId",
                        "p1",
                        "fileId",
                        "f",
                        "fileName",
                        "f",
                        "sharedBy",
                        "bob",
                        "recipients",
                        List.of("dan")));
        ada.request("custom:message", Map.of("targetUserId", "dan", "message", "x", "from", "bob"));
        for (TestClient client : List.of(adasPhone, bob, dan)) {
            assertThat(client.expect(CustomEvents.PRESENCE_CHANGED))
                    .isEqualTo(new PresenceChanged("ada", "away", null, NOON));
            assertThat(client.expect(CustomEvents.TYPING_CHANGED).userId()).isEqualTo("ada");
        }
        assertThat(dan.expect(CustomEvents.FILE_SHARED).sharedBy()).isEqualTo("ada");
        assertThat(dan.expect(CustomEvents.MESSAGE_RECEIVED).from()).isEqualTo("ada");
    }

    @Test
    void aBroadcastReachesEveryoneElseInTheProjectUnderItsName() {
        ada.emitAndWait(CustomEvents.BROADCAST, new Broadcast("p1", "move", Map.of("x", 1), null));
        receive(
                CustomEvents.BROADCAST_SENT.named("move"),
                new BroadcastSent(Map.of("x", 1), "ada", NOON),
                adasPhone,
                bob,
                dan);
        ada.emitAndWait(CustomEvents.BROADCAST, new Broadcast("p1", "board:clear all", null, null));
        receive(
                CustomEvents.BROADCAST_SENT.named("board:clear all"),
                new BroadcastSent(Map.of(), "ada", NOON),
                adasPhone,
                bob,
                dan);
        ada.emitAndWait(CustomEvents.BROADCAST, new Broadcast("p1", "n", List.of(1), null));
        receive(
                CustomEvents.BROADCAST_SENT.named("n"),
                new BroadcastSent(Map.of("payload", List.of(1)), "ada", NOON),
                adasPhone,
                bob,
                dan);
    }

    @Test
    void aBroadcastToARoomReachesThoseInItOnly() {
        List.of(ada, bob, eve).forEach(client -> join(client, LOBBY));
        ada.emitAndWait(CustomEvents.BROADCAST, new Broadcast("p1", "move", Map.of("x", 1), "lobby"));
        receive(CustomEvents.BROADCAST_SENT.named("move"), new BroadcastSent(Map.of("x", 1), "ada", NOON), bob, eve);
    }

    @Test
    void joiningAndLeavingIsAnsweredTwiceAndSentToNobody() {
        join(ada, LOBBY);
        assertThat(platform.socket(ada).isIn(PlatformRooms.custom("p1", "lobby")))
                .isTrue();
        join(ada, LOBBY);
        for (int i = 0; i < 2; i++) {
            assertThat(ada.request(CustomEvents.LEAVE, LOBBY)).isEqualTo(LOBBY);
            assertThat(ada.expect(CustomEvents.LEFT)).isEqualTo(LOBBY);
            assertThat(platform.socket(ada).isIn(PlatformRooms.custom("p1", "lobby")))
                    .isFalse();
        }
        platform.expectNothingMore();
    }

    @Test
    void roomsOfOneNameInTwoProjectsAreTwo() {
        join(ada, LOBBY);
        join(cid, LOBBY);
        WorkingProject.enter(platform.socket(dan), "p2");
        join(dan, LOBBY);
        assertThat(platform.socket(dan).rooms())
                .contains(PlatformRooms.custom("p2", "lobby"))
                .doesNotContain(PlatformRooms.custom("p1", "lobby"));
        dan.emitAndWait(CustomEvents.BROADCAST, new Broadcast("p2", "move", null, "lobby"));
        receive(CustomEvents.BROADCAST_SENT.named("move"), new BroadcastSent(Map.of(), "dan", NOON), cid);
    }

    @Test
    void aMessageReachesAllDevicesOfItsTargetOnly() {
        bob.emitAndWait(CustomEvents.SEND_MESSAGE, new SendMessage("ada", Map.of("hello", 1), "greeting"));
        receive(
                CustomEvents.MESSAGE_RECEIVED,
                new MessageReceived("bob", Map.of("hello", 1), "greeting", NOON),
                ada,
                adasPhone);
        ada.emitAndWait(CustomEvents.SEND_MESSAGE, new SendMessage("eve", "hello", null));
        receive(CustomEvents.MESSAGE_RECEIVED, new MessageReceived("ada", "hello", "text", NOON), eve);
        // Dan shares another project with cid than with ada.
        cid.emitAndWait(CustomEvents.SEND_MESSAGE, new SendMessage("dan", "hello", null));
        receive(CustomEvents.MESSAGE_RECEIVED, new MessageReceived("cid", "hello", "text", NOON), dan);
        ada.emitAndWait(CustomEvents.SEND_MESSAGE, new SendMessage("ada", "note", null));
        receive(CustomEvents.MESSAGE_RECEIVED, new MessageReceived("ada", "note", "text", NOON), ada, adasPhone);
    }

    @Test
    void presenceReachesEveryoneElseInTheProject() {
        ada.emitAndWait(CustomEvents.SET_PRESENCE, new SetPresence("p1", "away", Map.of("until", 5)));
        receive(
                CustomEvents.PRESENCE_CHANGED,
                new PresenceChanged("ada", "away", Map.of("until", 5), NOON),
                adasPhone,
                bob,
                dan);
    }

    @Test
    void typingReachesEveryoneElseInTheProject() {
        ada.emitAndWait(CustomEvents.SET_TYPING, new SetTyping("p1", true, "title"));
        receive(CustomEvents.TYPING_CHANGED, new TypingChanged("ada", true, "title"), adasPhone, bob, dan);
        eve.emitAndWait(CustomEvents.SET_TYPING, new SetTyping("p1", false, null));
        receive(CustomEvents.TYPING_CHANGED, new TypingChanged("eve", false, null), ada, adasPhone, bob, dan);
    }

    @Test
    void aFileIsSharedWithTheWholeProject() {
        ada.emitAndWait(CustomEvents.SHARE_FILE, new ShareFile("p1", "f1", "plan.pdf", null));
        receive(
                CustomEvents.FILE_SHARED,
                new FileShared("p1", "f1", "plan.pdf", "ada", null, NOON),
                ada,
                adasPhone,
                bob,
                dan);
    }

    @Test
    void aFileIsSharedWithThoseRecipientsWhoAreMembers() {
        List<String> recipients = Arrays.asList("eve", "cid", "mallory", "eve", "ada");
        bob.emitAndWait(CustomEvents.SHARE_FILE, new ShareFile("p1", "f1", "plan.pdf", recipients));
        receive(
                CustomEvents.FILE_SHARED,
                new FileShared("p1", "f1", "plan.pdf", "bob", List.of("eve", "ada"), NOON),
                eve,
                ada,
                adasPhone);
        bob.emitAndWait(CustomEvents.SHARE_FILE, new ShareFile("p1", "f1", "plan.pdf", List.of("cid")));
        bob.emitAndWait(CustomEvents.SHARE_FILE, new ShareFile("p1", "f1", "plan.pdf", List.of()));
        platform.expectNothingMore();
    }

    @Test
    void whatIsSentHasTheFieldsOfTheCatalogueOnly() {
        ada.request("custom:file:share", Map.of("projectId", "p1", "fileId", "f1", "fileName", "a.txt", "size", 3));
        assertThat(bob.expect("custom:file:shared"))
                .containsExactly(Map.of(
                        "projectId", "p1",
                        "fileId", "f1",
                        "fileName", "a.txt",
                        "sharedBy", "ada",
                        "timestamp", "2026-03-01T12:00:00.000Z"));
        List.of(ada, adasPhone, dan).forEach(client -> client.expect("custom:file:shared"));
        ada.request("custom:typing", Map.of("projectId", "p1", "isTyping", true, "more", 1));
        List.of(adasPhone, bob, dan)
                .forEach(client -> assertThat(client.expect("custom:typing"))
                        .containsExactly(Map.of("userId", "ada", "isTyping", true)));
        assertThat(ada.request("custom:join", Map.of("room", "lobby", "projectId", "p2")))
                .containsExactly(Map.of("room", "lobby"));
        assertThat(ada.expect("custom:joined")).containsExactly(Map.of("room", "lobby"));
        assertThat(platform.socket(ada).isIn(PlatformRooms.custom("p1", "lobby")))
                .isTrue();
    }
}
