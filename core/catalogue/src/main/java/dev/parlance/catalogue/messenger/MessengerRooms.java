package dev.parlance.catalogue.messenger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rooms and who is in them, which an application keeps. It is asked each time that something happens in a room, so a change
 * counts from the next event on. May block; used by many threads.
 */
@FunctionalInterface
public interface MessengerRooms {
    /**
     * The room of that id; null if there is none.
     *
     * @return with all of its members; what differs from viewer to viewer may be left out
     */
    @Nullable
    MessengerRoomPayload find(String roomId);

    /** Whether a user may delete messages for everyone: by default the owner and the managers may. */
    default boolean mayManage(MessengerRoomPayload room, String userId) {
        List<String> managers = room.managers();
        return managers != null && managers.contains(userId)
                || room.owner() != null && room.owner().key().equals(userId);
    }

    /** The ids of a room's members, in their order. */
    static Set<String> memberIds(MessengerRoomPayload room) {
        Set<String> ids = new LinkedHashSet<>();
        room.members().forEach(member -> ids.add(member.key()));
        return ids;
    }
}
