package dev.parlance.catalogue.logged;

import static dev.parlance.catalogue.logged.ChatServer.hears;
import static dev.parlance.catalogue.logged.ChatServer.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.RecoveryOptions;
import dev.parlance.catalogue.log.InMemoryOrderedLog;
import dev.parlance.catalogue.logged.LoggedRoomEvents.LeaveRoom;
import dev.parlance.catalogue.logged.LoggedRoomEvents.LeftReason;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomLeft;
import dev.parlance.testkit.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Members of logged rooms that find their sessions again: the numbers go on without a gap and nothing comes twice. */
class LoggedRecoveryTest {
    @AutoClose
    private final ChatServer chats =
            new ChatServer(new InMemoryOrderedLog(), new LossyCluster(), RecoveryOptions.DEFAULT);

    private final TestClient ada = chats.connect("ada");

    private void lose(TestClient client) {
        client.drop();
        chats.server.run();
    }

    private TestClient back(TestClient client, boolean recovered) {
        TestClient back = client.reconnect(new ChatServer.Login("ada"));
        assertThat(back.recovered()).isEqualTo(recovered);
        chats.server.run();
        return back;
    }

    @Test
    void theNumbersGoOnWhereTheConnectionWasLost() {
        join(ada, "a", 0L);
        chats.say("a", 2);
        hears(ada, 1, 2);
        TestClient now = ada;
        for (int time = 0; time < 3; time++) {
            lose(now);
            chats.say("a", 2);
            now = back(now, true);
            chats.say("a", 1);
            hears(now, 3 + 3L * time, 5 + 3L * time);
            now.expectNothingMore();
        }
    }

    @Test
    void aClientThatJoinsAgainAllTheSameIsSentNothingTwice() {
        join(ada, "a", 0L);
        chats.say("a", 1);
        hears(ada, 1, 1);
        lose(ada);
        chats.say("a", 1);
        TestClient back = back(ada, true);
        assertThat(join(back, "a", 1L).live()).isTrue();
        chats.say("a", 1);
        hears(back, 2, 3);
        back.expectNothingMore();
    }

    @Test
    void whatWasOnItsWayWhenTheConnectionWasLostComesAgain() {
        join(ada, "a", 0L);
        chats.say("a", 2);
        // The client has seen neither.
        lose(ada);
        TestClient back = back(ada, true);
        hears(back, 1, 2);
        back.expectNothingMore();
    }

    @Test
    void whoLeavesAfterItHasComeBackIsSentNothingMore() {
        join(ada, "a", 0L);
        lose(ada);
        TestClient back = back(ada, true);
        back.emitAndWait(LoggedRoomEvents.LEAVE, new LeaveRoom("a"));
        chats.say("a", 1);
        back.expectNothingMore();
        assertThat(chats.namespace.socket(back.id()).rooms()).isEmpty();
    }

    @Test
    void whoIsShutOutWhileAwayHasWhatWasBeforeAndIsToldThatItIsOut() {
        join(ada, "a", 0L);
        lose(ada);
        chats.say("a", 1);
        chats.denied.add("ada a");
        chats.rooms.accessChanged("ada");
        chats.say("a", 1);
        TestClient back = back(ada, true);
        hears(back, 1, 1);
        assertThat(back.expect(LoggedRoomEvents.LEFT)).isEqualTo(new RoomLeft("a", LeftReason.ACCESS));
        back.expectNothingMore();
        assertThat(chats.namespace.socket(back.id()).rooms()).isEmpty();
    }

    @Test
    void whoMayNotReadARoomAnyMoreWhenItComesBackGetsANewSession() {
        join(ada, "a", 0L);
        join(ada, "b", 0L);
        lose(ada);
        chats.denied.add("ada a");
        chats.say("a", 1);
        chats.say("b", 1);
        TestClient back = back(ada, false);
        back.expectNothingMore();
        assertThat(join(back, "b", 0L).live()).isTrue();
        hears(back, 1, 1);
        back.expectNothingMore();
    }

    @Test
    void whoDoesNotComeBackInTimeIsForgottenAndJoinsAnew() {
        join(ada, "a", 0L);
        lose(ada);
        chats.say("a", 1);
        chats.server.advance(Duration.ofMinutes(3));
        chats.say("a", 1);
        TestClient back = back(ada, false);
        chats.say("a", 1);
        back.expectNothingMore();
        join(back, "a", 0L);
        hears(back, 1, 3);
        back.expectNothingMore();
    }

    @Test
    void aPageThatWasBeingReadGoesOnAfterTheReturn() {
        chats.say("a", 25);
        assertThat(join(ada, "a", 0L).live()).isFalse();
        hears(ada, 1, 10);
        lose(ada);
        TestClient back = back(ada, true);
        assertThat(join(back, "a", 10L).live()).isFalse();
        hears(back, 11, 20);
        assertThat(join(back, "a", 20L).live()).isTrue();
        hears(back, 21, 25);
        back.expectNothingMore();
    }
}
