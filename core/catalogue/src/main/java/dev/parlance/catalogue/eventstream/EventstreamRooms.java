package dev.parlance.catalogue.eventstream;

import java.util.Collection;
import java.util.Map;

/**
 * Who may see which room, and how it looks for them: what {@link EventstreamFeature} asks of an application. May block; used by
 * many threads.
 */
public interface EventstreamRooms {
    /** The ids of the rooms that a user may see now: asked when a client of theirs connects. */
    Collection<Long> roomsOf(String userId);

    /**
     * A room as each of those users sees it now, who may be all that are connected to this server.
     *
     * @param userIds no user twice
     * @return by the ids of the users; who may not see the room is left out, so it is empty if there is no such room
     */
    Map<String, EventstreamRoomPayload> views(long roomId, Collection<String> userIds);
}
