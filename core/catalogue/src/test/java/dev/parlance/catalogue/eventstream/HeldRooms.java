package dev.parlance.catalogue.eventstream;

import dev.parlance.catalogue.jdbc.StorageException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** Rooms that can fail, or be changed just after they were read. */
final class HeldRooms implements EventstreamRooms {
    final InMemoryEventstreamRooms rooms;
    volatile boolean fail;
    private Runnable afterLoading = () -> {};

    HeldRooms(InMemoryEventstreamRooms rooms) {
        this.rooms = rooms;
    }

    /** Runs that once, when the rooms of a user were read and before it is known. */
    void afterLoading(Runnable change) {
        afterLoading = change;
    }

    @Override
    public Collection<Long> roomsOf(String userId) {
        check();
        Collection<Long> seen = rooms.roomsOf(userId);
        Runnable change = afterLoading;
        afterLoading = () -> {};
        change.run();
        return seen;
    }

    @Override
    public Map<String, EventstreamRoomPayload> views(long roomId, Collection<String> userIds) {
        check();
        return rooms.views(roomId, userIds);
    }

    private void check() {
        if (fail) {
            throw new StorageException(new SQLException("down"));
        }
    }
}
