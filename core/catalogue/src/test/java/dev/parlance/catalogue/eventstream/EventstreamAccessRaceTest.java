package dev.parlance.catalogue.eventstream;

import static dev.parlance.catalogue.eventstream.TestEventstream.created;
import static dev.parlance.catalogue.eventstream.TestEventstream.message;
import static dev.parlance.catalogue.eventstream.TestEventstream.room;
import static dev.parlance.catalogue.eventstream.TestEventstream.roomDeleted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.jdbc.StorageException;
import dev.parlance.testkit.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a client sees whose access changes while it connects, or when that cannot be checked. */
class EventstreamAccessRaceTest {
    private final HeldRooms rooms = new HeldRooms(TestEventstream.rooms());

    @AutoClose
    private final TestEventstream app = new TestEventstream(AdapterFactory.STANDALONE, rooms.rooms, rooms);

    @Test
    void whoLosesARoomWhileTheyConnectReceivesNothingOfIt() {
        rooms.afterLoading(() -> {
            app.stored.remove(1, "bob");
            app.stream.accessChanged(1, List.of("bob"));
        });
        Wire bob = app.open("bob");
        app.created(message(7, 1, "secret"), message(8, 9, "all"));
        assertThat(bob.received()).containsExactly(created(8, 9, "all"));
    }

    @Test
    void whoGainsARoomWhileTheyConnectReceivesItsEvents() {
        rooms.afterLoading(() -> {
            app.stored.add(2, "bob");
            app.stream.accessChanged(2, List.of("bob"));
        });
        Wire bob = app.open("bob");
        app.created(message(7, 2, "hi"));
        assertThat(bob.received()).containsExactly(created(7, 2, "hi"));
    }

    @Test
    void allRoomsAreLoadedAgainIfTheUsersAccessChangesMeanwhile() {
        rooms.afterLoading(() -> {
            app.stored.remove(1, "bob").add(2, "bob");
            app.stream.accessChanged("bob");
        });
        Wire bob = app.open("bob");
        app.created(message(7, 1, "secret"), message(8, 2, "hi"));
        assertThat(bob.received()).containsExactly(created(8, 2, "hi"));
    }

    @Test
    void aRoomThatIsDeletedWhileTheyConnectIsNotSeen() {
        rooms.afterLoading(() -> {
            app.stored.delete(1);
            app.stream.roomDeleted(1);
        });
        Wire bob = app.open("bob");
        app.created(message(7, 1, "late"));
        app.stream.roomDeleted(1);
        assertThat(bob.received()).isEmpty();
    }

    @Test
    void aSecondDeviceThatConnectsMeanwhileSeesWhatTheFirstSees() {
        Wire first = app.open("bob");
        rooms.afterLoading(() -> {
            app.stored.remove(1, "bob");
            app.stream.accessChanged("bob");
        });
        Wire second = app.open("bob");
        app.created(message(7, 1, "secret"), message(8, 9, "all"));
        assertThat(first.received()).containsExactly(roomDeleted(1), created(8, 9, "all"));
        assertThat(second.received()).containsExactly(created(8, 9, "all"));
    }

    @Test
    void whoseAccessCannotBeCheckedIsToConnectAgain() {
        Wire bob = app.open("bob");
        Wire ada = app.open("ada");
        rooms.fail = true;
        assertThatThrownBy(() -> app.stream.accessChanged(1, List.of("bob"))).isInstanceOf(StorageException.class);
        rooms.fail = false;
        app.created(message(7, 1, "hi"));
        assertThat(bob.closeFrame()).isEqualTo("1013 access cannot be checked now");
        assertThat(bob.received()).isEmpty();
        assertThat(ada.received()).containsExactly(created(7, 1, "hi"));
    }

    @Test
    void theSameIsTrueIfItIsNotKnownWhichRoomsTheUserMaySee() {
        Wire bob = app.open("bob");
        rooms.fail = true;
        assertThatThrownBy(() -> app.stream.accessChanged("bob")).isInstanceOf(StorageException.class);
        assertThat(bob.closeFrame()).isEqualTo("1013 access cannot be checked now");
    }

    @Test
    void aRoomThatCannotBeReadIsNotUpdated() {
        Wire ada = app.open("ada");
        rooms.fail = true;
        assertThatThrownBy(() -> app.stream.roomUpdated(1)).isInstanceOf(StorageException.class);
        rooms.fail = false;
        app.stream.roomUpdated(1);
        assertThat(ada.closeFrame()).isNull();
        assertThat(ada.received()).containsExactly(room("RoomUpdated", 1, "One", "Private", 0, false, false));
    }
}
