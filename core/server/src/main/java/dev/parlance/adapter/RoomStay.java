package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import org.jspecify.annotations.Nullable;

/**
 * When a socket was in a room, in terms of what was broadcast.
 *
 * @param room the room's name
 * @param after the last event before it joined; it has received what comes after that
 * @param until the last event before it left; null if it is in the room still
 */
@Incubating
public record RoomStay(String room, Offset after, @Nullable Offset until) {
    /** Whether it was in the room when that was broadcast. */
    public boolean covers(Offset event) {
        return event.isAfter(after) && (until == null || !event.isAfter(until));
    }
}
