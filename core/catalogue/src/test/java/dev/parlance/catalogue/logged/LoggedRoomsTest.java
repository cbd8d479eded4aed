package dev.parlance.catalogue.logged;

import static dev.parlance.catalogue.logged.ChatServer.hears;
import static dev.parlance.catalogue.logged.ChatServer.join;
import static dev.parlance.event.ServerEvent.serverEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.logged.ChatLine.Said;
import dev.parlance.catalogue.logged.LoggedRoomEvents.GapReason;
import dev.parlance.catalogue.logged.LoggedRoomEvents.JoinRoom;
import dev.parlance.catalogue.logged.LoggedRoomEvents.LeaveRoom;
import dev.parlance.catalogue.logged.LoggedRoomEvents.LeftReason;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomGap;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomJoined;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomLeft;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.testkit.PendingAnswer;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.Wire;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who joins a logged room is sent, on one server. */
class LoggedRoomsTest {
    @AutoClose
    private final ChatServer chats = new ChatServer();

    private static void isLiveAt(long number, RoomJoined joined) {
        assertThat(joined.gap()).isNull();
        assertThat(joined.live()).isTrue();
        assertThat(joined.number()).isEqualTo(number);
    }

    private static void isRefused(String code, ThrowingCallable join) {
        assertThatThrownBy(join)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    @Test
    void whoJoinsWithoutANumberHearsWhatHappensFromThenOn() {
        chats.say("a", 2);
        TestClient ada = chats.connect("ada");
        isLiveAt(2, join(ada, "a", null));
        chats.say("a", 2);

        hears(ada, 3, 4);
        ada.expectNothingMore();
    }

    @Test
    void whoJoinsWithTheNumberThatWasSeenLastIsSentWhatWasMissedAndThenWhatHappens() {
        chats.say("a", 5);
        TestClient ada = chats.connect("ada");
        isLiveAt(5, join(ada, "a", 2L));
        chats.say("a", 1);

        hears(ada, 3, 6);
        ada.expectNothingMore();
    }

    @Test
    void theWireHasTheNumberInThePayloadAndWhatWasMissedBeforeTheAnswer() {
        chats.say("a", 2);
        String epoch = chats.rooms.epoch();
        Wire ada = chats.wire("ada");
        ada.send("2/chats,7[\"room:join\",{\"room\":\"a\",\"lastSeen\":1}]");
        chats.server.run();
        chats.say("a", 1);

        assertThat(ada.received())
                .containsExactly(
                        "2/chats,[\"said\",{\"room\":\"a\",\"number\":2,\"text\":\"line\"}]",
                        "3/chats,7[{\"room\":\"a\",\"number\":2,\"live\":true,\"epoch\":\"" + epoch + "\"}]",
                        "2/chats,[\"said\",{\"room\":\"a\",\"number\":3,\"text\":\"line\"}]");
    }

    @Test
    void aLongAbsenceIsMadeUpForPageByPage() {
        chats.say("a", 25);
        TestClient ada = chats.connect("ada");
        RoomJoined first = join(ada, "a", 0L);
        assertThat(first.live()).isFalse();
        assertThat(first.number()).isEqualTo(10);
        hears(ada, 1, 10);
        chats.say("a", 1);
        ada.expectNothingMore();
        assertThat(join(ada, "a", 10L).live()).isFalse();
        isLiveAt(26, join(ada, "a", 20L));

        hears(ada, 11, 26);
        ada.expectNothingMore();
    }

    @Test
    void whoIsNotLiveYetHearsNothingElse() {
        chats.say("a", 11);
        TestClient ada = chats.connect("ada");
        TestClient bob = chats.connect("bob");
        join(bob, "a", null);
        join(ada, "a", 0L);
        hears(ada, 1, 10);
        chats.say("a", 1);

        hears(bob, 12, 12);
        ada.expectNothingMore();
    }

    @Test
    void nothingIsSentTwiceToWhoJoinsAgainOnTheSameConnection() {
        chats.say("a", 3);
        TestClient ada = chats.connect("ada");
        isLiveAt(3, join(ada, "a", 0L));
        isLiveAt(3, join(ada, "a", 0L));
        chats.say("a", 1);
        isLiveAt(4, join(ada, "a", 3L));

        hears(ada, 1, 4);
        ada.expectNothingMore();
    }

    @Test
    void twoJoinsAtOnceAreOne() {
        chats.say("a", 3);
        TestClient ada = chats.connect("ada");
        PendingAnswer<RoomJoined> first = ada.beginRequest(LoggedRoomEvents.JOIN, new JoinRoom("a", 1L, null));
        PendingAnswer<RoomJoined> second = ada.beginRequest(LoggedRoomEvents.JOIN, new JoinRoom("a", 0L, null));
        chats.server.run();
        isLiveAt(3, first.get());
        isLiveAt(3, second.get());

        hears(ada, 2, 3);
        ada.expectNothingMore();
    }

    @Test
    void whoHasLeftHearsNothingAndMayBeginAnew() {
        chats.say("a", 2);
        TestClient ada = chats.connect("ada");
        join(ada, "a", null);
        ada.emitAndWait(LoggedRoomEvents.LEAVE, new LeaveRoom("a"));
        chats.say("a", 1);
        ada.expectNothingMore();
        isLiveAt(3, join(ada, "a", 0L));

        hears(ada, 1, 3);
    }

    @Test
    void whoLeavesInTheMiddleIsNotInTheRoom() {
        chats.say("a", 3);
        TestClient ada = chats.connect("ada");
        chats.whileJoining = () -> ada.emit(LoggedRoomEvents.LEAVE, new LeaveRoom("a"));

        isRefused(RefusalCode.CONFLICT, () -> join(ada, "a", 0L));
        hears(ada, 1, 3);
        chats.say("a", 1);
        ada.expectNothingMore();
        assertThat(chats.namespace.rooms()).isEmpty();
    }

    @Test
    void whoDisconnectsInTheMiddleIsForgotten() {
        chats.say("a", 3);
        TestClient ada = chats.connect("ada");
        chats.whileJoining = ada::drop;
        ada.emit(LoggedRoomEvents.JOIN, new JoinRoom("a", 0L, null));
        chats.server.run();
        chats.whileJoining = () -> {};
        chats.say("a", 1);
        TestClient bob = chats.connect("bob");
        isLiveAt(4, join(bob, "a", 0L));

        hears(bob, 1, 4);
        assertThat(chats.namespace.rooms()).hasSize(1);
    }

    @Test
    void whoseAccessEndsInTheMiddleIsNotInTheRoom() {
        chats.say("a", 3);
        TestClient ada = chats.connect("ada");
        AtomicBoolean once = new AtomicBoolean();
        chats.whileJoining = () -> {
            if (once.compareAndSet(false, true)) {
                chats.denied.add("ada a");
                chats.rooms.accessChanged("ada");
            }
        };

        isRefused(RefusalCode.CONFLICT, () -> join(ada, "a", 0L));
        assertThat(ada.expect(LoggedRoomEvents.LEFT)).isEqualTo(new RoomLeft("a", LeftReason.ACCESS));
        chats.say("a", 1);
        ada.expectNothingMore();
    }

    @Test
    void whatTheApplicationSendsToTheRoomReachesItsMembersToo() {
        TestClient ada = chats.connect("ada");
        join(ada, "a", null);
        chats.namespace.to(ChatLine.CHAT.room("a")).untyped().emit("typing", "bob");

        assertThat(ada.expect("typing")).containsExactly("bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "9007199254740992", "1.5", "\"1\"", "1e300", "[]"})
    void aNumberThatCannotBeIsRefused(String lastSeen) {
        Wire ada = chats.wire("ada");
        ada.send("2/chats,7[\"room:join\",{\"room\":\"a\",\"lastSeen\":" + lastSeen + "}]");
        chats.server.run();

        assertThat(ada.received())
                .singleElement()
                .asString()
                .startsWith("3/chats,7[{\"error\":{\"code\":\"validation-failed\"")
                .contains("lastSeen");
        assertThat(chats.namespace.rooms()).isEmpty();
    }

    @Test
    void aNumberThatIsNotThereYetIsAGap() {
        chats.say("a", 3);
        TestClient ada = chats.connect("ada");

        RoomJoined joined = join(ada, "a", 4L);
        assertThat(joined.live()).isFalse();
        assertThat(joined.gap()).isEqualTo(new RoomGap(GapReason.AHEAD, 1, 3));
        assertThat(join(ada, "nowhere", 1L).gap()).isEqualTo(new RoomGap(GapReason.AHEAD, 1, 0));
        isLiveAt(3, join(ada, "a", null));
        assertThat(join(ada, "a", 9L).gap()).isEqualTo(new RoomGap(GapReason.AHEAD, 1, 3));
        isLiveAt(3, join(ada, "a", 2L));
        hears(ada, 3, 3);
    }

    @Test
    void aNumberOfAnotherLifeIsAGap() {
        chats.say("a", 3);
        TestClient ada = chats.connect("ada");
        RoomJoined joined = ada.request(LoggedRoomEvents.JOIN, new JoinRoom("a", 2L, "another"));
        assertThat(joined.gap()).isEqualTo(new RoomGap(GapReason.EPOCH, 1, 3));
        assertThat(joined.epoch()).isEqualTo(chats.rooms.epoch());

        isLiveAt(3, ada.request(LoggedRoomEvents.JOIN, new JoinRoom("a", 2L, joined.epoch())));
        hears(ada, 3, 3);
    }

    @Test
    void whoMayNotReadARoomIsRefusedAndSentNothing() {
        chats.say("a", 3);
        chats.denied.add("ada a");
        TestClient ada = chats.connect("ada");

        isRefused(RefusalCode.PERMISSION_DENIED, () -> join(ada, "a", 0L));
        chats.say("a", 1);
        ada.expectNothingMore();
        assertThat(chats.namespace.rooms()).isEmpty();
    }

    @Test
    void whoseAccessHasEndedIsTakenOutAndToldSo() {
        TestClient ada = chats.connect("ada");
        TestClient bob = chats.connect("bob");
        join(ada, "a", null);
        join(ada, "b", null);
        join(bob, "a", null);
        chats.denied.add("ada a");
        chats.rooms.accessChanged("ada");
        chats.say("a", 1);
        chats.say("b", 1);

        assertThat(ada.expect(LoggedRoomEvents.LEFT)).isEqualTo(new RoomLeft("a", LeftReason.ACCESS));
        assertThat(ada.expect(ChatLine.SAID).room()).isEqualTo("b");
        ada.expectNothingMore();
        hears(bob, 1, 1);
    }

    @Test
    void aSocketMayBeInSoManyRooms() {
        TestClient ada = chats.connect("ada");
        List.of("a", "b", "c").forEach(room -> join(ada, room, null));
        isRefused(RefusalCode.RATE_LIMITED, () -> join(ada, "d", null));
        ada.emitAndWait(LoggedRoomEvents.LEAVE, new LeaveRoom("a"));

        isLiveAt(0, join(ada, "d", null));
    }

    @Test
    void anEntryOfAnotherProgramIsLeftOutAndHoldsUpNothing() {
        TestClient ada = chats.connect("ada");
        join(ada, "a", null);
        chats.rooms.append("a", ChatLine.SAID, new Said("a", 0, "line"));
        chats.log.append("a", "said", List.of("no JSON", "number"));
        chats.log.append("a", "said", List.of());
        chats.say("a", 1);

        hears(ada, 1, 1);
        hears(ada, 4, 4);
    }

    @Test
    void theFeatureCanBeRemoved() {
        TestClient ada = chats.connect("ada");
        join(ada, "a", null);
        chats.installed.remove();
        chats.server.run();

        assertThat(ada.request("room:join", Map.of("room", "a")).toString()).contains("not-found");
        assertThat(chats.namespace.rooms()).isEmpty();
        assertThatThrownBy(() -> chats.say("a", 1)).isInstanceOf(IllegalStateException.class);
    }

    private record Positional(String room, long number) {}

    private record Unnumbered(String room, int number) {}

    private record Binary(long number, List<Part> parts) {
        record Part(byte[] bytes) {}
    }

    @Test
    void anEventThatCannotBeNumberedIsRefusedAtOnce() {
        LoggedRoomsBuilder builder = LoggedRooms.of(chats.log, ChatLine.CHAT, (user, room) -> true);
        assertThatThrownBy(builder::build).hasMessageContaining("an event that is logged");
        Consumer<ServerEvent<?>> declare = event -> builder.event(event, "number");
        assertThatThrownBy(
                        () -> declare.accept(serverEvent("x", Positional.class).positional()))
                .hasMessageContaining("one argument");
        assertThatThrownBy(() -> declare.accept(serverEvent("x", Unnumbered.class)))
                .hasMessageContaining("no component number that is a long");
        assertThatThrownBy(() -> declare.accept(serverEvent("x", Binary.class))).hasMessageContaining("binary");
        assertThatThrownBy(() -> chats.rooms.append("a", serverEvent("other", Said.class), new Said("a", 0, "")))
                .hasMessageContaining("not declared");
    }
}
