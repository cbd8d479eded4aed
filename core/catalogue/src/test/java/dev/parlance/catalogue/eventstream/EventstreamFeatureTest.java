package dev.parlance.catalogue.eventstream;

import static dev.parlance.catalogue.eventstream.TestEventstream.created;
import static dev.parlance.catalogue.eventstream.TestEventstream.json;
import static dev.parlance.catalogue.eventstream.TestEventstream.message;
import static dev.parlance.catalogue.eventstream.TestEventstream.room;
import static dev.parlance.catalogue.eventstream.TestEventstream.roomDeleted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.eventstream.EventstreamRoomPayload.LastTextMessage;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload.RoomType;
import dev.parlance.testkit.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the clients of the event stream receive when an application says that something has happened. */
class EventstreamFeatureTest {
    @AutoClose
    private final TestEventstream app = new TestEventstream();

    @Test
    void messagesReachThoseWhoSeeTheirRoom() {
        Wire ada = app.open("ada");
        Wire bob = app.open("bob");
        Wire eve = app.open("eve");
        app.created(message(7, 1, "hi"));
        app.created(message(8, 9, "all"));
        assertThat(ada.received()).containsExactly(created(7, 1, "hi"), created(8, 9, "all"));
        assertThat(bob.received()).containsExactly(created(7, 1, "hi"), created(8, 9, "all"));
        assertThat(eve.received()).containsExactly(created(8, 9, "all"));
    }

    @Test
    void messagesOfSeveralRoomsAreSentByRoom() {
        Wire ada = app.open("ada");
        Wire bob = app.open("bob");
        app.created(message(1, 2, "a"), message(2, 1, "b"), message(3, 2, "c"));
        assertThat(ada.received())
                .containsExactly(
                        "{\"type\":\"TextMessagesCreated\",\"data\":{\"messages\":[" + json(1, 2, "a") + ","
                                + json(3, 2, "c") + "]}}",
                        created(2, 1, "b"));
        assertThat(bob.received()).containsExactly(created(2, 1, "b"));
    }

    @Test
    void noMessagesAreNothing() {
        Wire ada = app.open("ada");
        app.created();
        app.stream.messagesUpdated(List.of());
        assertThat(ada.received()).isEmpty();
    }

    @Test
    void changesAndDeletionsOfMessagesReachThemToo() {
        Wire bob = app.open("bob");
        Wire eve = app.open("eve");
        app.stream.messagesUpdated(List.of(message(7, 1, "new")));
        app.stream.messageDeleted(1, 8, 7);
        app.stream.messageDeleted(1, 7, 0);
        assertThat(bob.received())
                .containsExactly(
                        created(7, 1, "new").replace("Created", "Updated"),
                        "{\"type\":\"TextMessageDeleted\",\"data\":{\"parentMessageId\":7,\"roomId\":1,\"messageId\":8}}",
                        "{\"type\":\"TextMessageDeleted\",\"data\":{\"parentMessageId\":0,\"roomId\":1,\"messageId\":7}}");
        assertThat(eve.received()).isEmpty();
    }

    @Test
    void aNewRoomComesAsEachSeesIt() {
        Wire ada = app.open("ada");
        Wire bob = app.open("bob");
        Wire eve = app.open("eve");
        app.stored
                .put(room(3, "Three", RoomType.PRIVATE))
                .view(3, "ada", 0, true, true)
                .add(3, "bob");
        app.stream.roomCreated(3);
        app.created(message(1, 3, "welcome"));
        assertThat(ada.received())
                .containsExactly(room("RoomCreated", 3, "Three", "Private", 0, true, true), created(1, 3, "welcome"));
        assertThat(bob.received())
                .containsExactly(room("RoomCreated", 3, "Three", "Private", 0, false, false), created(1, 3, "welcome"));
        assertThat(eve.received()).isEmpty();
    }

    @Test
    void aChangedRoomComesAsEachSeesIt() {
        Wire ada = app.open("ada");
        Wire bob = app.open("bob");
        Wire eve = app.open("eve");
        app.stored.put(room(1, "Uno", RoomType.PRIVATE)).view(1, "bob", 4, false, true);
        app.stream.roomUpdated(1);
        assertThat(ada.received()).containsExactly(room("RoomUpdated", 1, "Uno", "Private", 0, false, false));
        assertThat(bob.received()).containsExactly(room("RoomUpdated", 1, "Uno", "Private", 4, false, true));
        assertThat(eve.received()).isEmpty();
    }

    @Test
    void whatChangesForOneUserReachesAllTheirClientsAndNobodyElse() {
        Wire first = app.open("bob");
        Wire second = app.open("bob");
        Wire ada = app.open("ada");
        app.stored.view(1, "bob", 0, false, true);
        app.stream.roomUpdated(1, List.of("bob"));
        String pinned = room("RoomUpdated", 1, "One", "Private", 0, false, true);
        assertThat(first.received()).containsExactly(pinned);
        assertThat(second.received()).containsExactly(pinned);
        assertThat(ada.received()).isEmpty();
    }

    @Test
    void aRoomWithoutANameHasItsDisplayNameForOlderClients() {
        Wire ada = app.open("ada");
        EventstreamRoomPayload nameless = new EventstreamRoomPayload(
                2, "Two", null, RoomType.PRIVATE, 1, 2, 3, true, true, true, new LastTextMessage(5, 6L, 7), 8L);
        app.stored.put(nameless);
        app.stream.roomUpdated(2);
        assertThat(ada.received())
                .containsExactly("{\"type\":\"RoomUpdated\",\"data\":{\"room\":{\"roomId\":2,\"displayName\":\"Two\","
                        + "\"name\":\"Two\",\"roomType\":\"Private\",\"createdUtc\":1,\"lastModifiedUtc\":2,"
                        + "\"unreadMessageCount\":3,\"isModerator\":true,\"isArchived\":true,\"isPinned\":true,"
                        + "\"lastMessage\":{\"messageId\":5,\"userId\":6,\"createdUtc\":7},"
                        + "\"discussionMessageId\":8}}}");
    }

    @Test
    void aDeletedRoomIsGoneForThoseWhoSawIt() {
        Wire ada = app.open("ada");
        Wire eve = app.open("eve");
        app.stored.delete(1);
        app.stream.roomDeleted(1);
        app.stream.roomDeleted(1);
        app.created(message(7, 1, "late"));
        assertThat(ada.received()).containsExactly(roomDeleted(1));
        assertThat(eve.received()).isEmpty();
    }

    @Test
    void whoGainsARoomReceivesItAndThenItsEvents() {
        Wire eve = app.open("eve");
        Wire ada = app.open("ada");
        app.stored.add(1, "eve");
        app.stream.accessChanged(1, List.of("eve"));
        app.stream.accessChanged(1, List.of("eve"));
        app.created(message(7, 1, "hi"));
        assertThat(eve.received())
                .containsExactly(room("RoomCreated", 1, "One", "Private", 0, false, false), created(7, 1, "hi"));
        assertThat(ada.received()).containsExactly(created(7, 1, "hi"));
    }

    @Test
    void whoLosesARoomReceivesItsEndAndNothingMore() {
        Wire bob = app.open("bob");
        app.stored.remove(1, "bob");
        app.stream.accessChanged(1, List.of("bob"));
        app.created(message(7, 1, "secret"));
        app.stream.roomUpdated(1);
        app.stream.roomDeleted(1);
        assertThat(bob.received()).containsExactly(roomDeleted(1));
    }

    @Test
    void aChangeOfAUsersAccessCountsForAllRooms() {
        Wire bob = app.open("bob");
        app.stored.remove(1, "bob").add(2, "bob");
        app.stream.accessChanged("bob");
        app.created(message(7, 1, "secret"), message(8, 2, "hi"));
        assertThat(bob.received())
                .containsExactly(
                        roomDeleted(1), room("RoomCreated", 2, "Two", "Private", 0, false, false), created(8, 2, "hi"));
    }

    @Test
    void aRoomThatIsMadePublicOrPrivateIsGainedAndLost() {
        Wire ada = app.open("ada");
        Wire eve = app.open("eve");
        app.stored.put(room(1, "One", RoomType.PUBLIC));
        app.stream.accessChanged(1);
        app.stored.put(room(1, "One", RoomType.PRIVATE));
        app.stream.roomUpdated(1);
        app.created(message(7, 1, "secret"));
        assertThat(eve.received())
                .containsExactly(room("RoomCreated", 1, "One", "Public", 0, false, false), roomDeleted(1));
        assertThat(ada.received())
                .containsExactly(room("RoomUpdated", 1, "One", "Private", 0, false, false), created(7, 1, "secret"));
    }

    @Test
    void nothingComesWhenTheFeatureIsRemoved() {
        Wire ada = app.open("ada");
        app.installed.remove();
        app.created(message(7, 1, "hi"));
        app.stream.roomDeleted(1);
        app.stream.accessChanged("ada");
        assertThat(ada.received()).isEmpty();
        assertThat(app.namespace.rooms()).isEmpty();
    }
}
