package dev.parlance.catalogue.messenger;

import dev.parlance.event.RefusedException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who may do what in a room, and who is in it. What there is not and what one is not in are refused alike. */
final class RoomAccess {
    private final MessengerRooms rooms;

    RoomAccess(MessengerRooms rooms) {
        this.rooms = rooms;
    }

    /** The members of a room, one of whom a user is. */
    Set<String> checkMember(String roomId, String userId) {
        return MessengerRooms.memberIds(checkedRoom(roomId, userId));
    }

    /** Refuses who may not delete messages for everyone. */
    void checkManager(String roomId, String userId) {
        if (!rooms.mayManage(checkedRoom(roomId, userId), userId)) {
            throw RefusedException.permissionDenied("you do not manage this room");
        }
    }

    private MessengerRoomPayload checkedRoom(String roomId, String userId) {
        MessengerRoomPayload room = rooms.find(roomId);
        if (room == null || !MessengerRooms.memberIds(room).contains(userId)) {
            throw RefusedException.permissionDenied("not a member of this room");
        }
        return room;
    }

    /** The room. */
    MessengerRoomPayload existing(String roomId) {
        MessengerRoomPayload room = rooms.find(roomId);
        if (room == null) {
            throw RefusedException.notFound("there is no such room");
        }
        return room;
    }

    /** The members of a room now; nobody if there is no such room. */
    Set<String> members(String roomId) {
        MessengerRoomPayload room = rooms.find(roomId);
        return room == null ? Set.of() : MessengerRooms.memberIds(room);
    }

    /** All of them but one. */
    static Set<String> others(Collection<String> members, String userId) {
        Set<String> others = new LinkedHashSet<>(members);
        others.remove(userId);
        return others;
    }
}
