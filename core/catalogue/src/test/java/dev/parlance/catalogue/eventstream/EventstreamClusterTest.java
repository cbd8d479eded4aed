package dev.parlance.catalogue.eventstream;

import static dev.parlance.catalogue.eventstream.TestEventstream.created;
import static dev.parlance.catalogue.eventstream.TestEventstream.message;
import static dev.parlance.catalogue.eventstream.TestEventstream.room;
import static dev.parlance.catalogue.eventstream.TestEventstream.roomDeleted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.eventstream.EventstreamRoomPayload.RoomType;
import dev.parlance.internal.server.Cluster;
import dev.parlance.testkit.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two servers with one store: what one of them is told reaches the clients of the other, in the same order. */
class EventstreamClusterTest {
    private final Cluster cluster = new Cluster();
    private final InMemoryEventstreamRooms stored = TestEventstream.rooms();
    private final HeldRooms ofTwo = new HeldRooms(stored);

    @AutoClose
    private final TestEventstream one = new TestEventstream(cluster, stored);

    @AutoClose
    private final TestEventstream two = new TestEventstream(cluster, stored, ofTwo);

    private List<String> received(Wire wire) {
        two.server.run();
        return wire.received();
    }

    @Test
    void messagesReachTheOtherServersClients() {
        Wire bob = two.open("bob");
        Wire eve = two.open("eve");
        one.created(message(7, 1, "hi"));
        one.stream.messageDeleted(1, 7, 0);
        assertThat(received(bob))
                .containsExactly(
                        created(7, 1, "hi"),
                        "{\"type\":\"TextMessageDeleted\",\"data\":{\"parentMessageId\":0,\"roomId\":1,\"messageId\":7}}");
        assertThat(received(eve)).isEmpty();
    }

    @Test
    void aNewRoomComesBeforeItsFirstMessage() {
        Wire eve = two.open("eve");
        stored.put(room(3, "Three", RoomType.PRIVATE)).view(3, "eve", 0, true, false);
        one.stream.roomCreated(3);
        one.created(message(7, 3, "hi"));
        assertThat(received(eve))
                .containsExactly(room("RoomCreated", 3, "Three", "Private", 0, true, false), created(7, 3, "hi"));
    }

    @Test
    void accessIsGainedAndLostThereToo() {
        Wire bob = two.open("bob");
        stored.remove(1, "bob").add(2, "bob");
        one.stream.accessChanged("bob");
        one.created(message(7, 1, "secret"), message(8, 2, "hi"));
        two.server.run();
        stored.delete(2);
        one.stream.roomDeleted(2);
        one.created(message(9, 2, "late"));
        assertThat(received(bob))
                .containsExactly(
                        roomDeleted(1),
                        room("RoomCreated", 2, "Two", "Private", 0, false, false),
                        created(8, 2, "hi"),
                        roomDeleted(2));
    }

    @Test
    void aChangedRoomComesAsEachSeesItThere() {
        Wire bob = two.open("bob");
        stored.view(1, "bob", 5, false, true);
        one.stream.roomUpdated(1);
        one.stream.roomUpdated(1, List.of("bob"));
        String seen = room("RoomUpdated", 1, "One", "Private", 5, false, true);
        assertThat(received(bob)).containsExactly(seen, seen);
    }

    @Test
    void whatTheOtherServerCannotReadItReadsLater() {
        Wire bob = two.open("bob");
        ofTwo.fail = true;
        one.stream.roomUpdated(1);
        assertThat(received(bob)).isEmpty();
        ofTwo.fail = false;
        two.server.advance(EventstreamNamespace.RETRY);
        assertThat(received(bob)).containsExactly(room("RoomUpdated", 1, "One", "Private", 0, false, false));
    }

    @Test
    void whoseAccessTheOtherServerCannotCheckIsToConnectAgain() {
        Wire bob = two.open("bob");
        ofTwo.fail = true;
        one.stream.accessChanged(1, List.of("bob"));
        two.server.run();
        assertThat(bob.closeFrame()).isEqualTo("1013 access cannot be checked now");
    }
}
