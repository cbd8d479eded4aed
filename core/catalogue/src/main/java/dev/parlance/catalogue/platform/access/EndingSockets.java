package dev.parlance.catalogue.platform.access;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
import java.util.UUID;

/** The sockets of a user that are to be notified of the end of their connection, and then disconnected. */
@Incubating
public final class EndingSockets {
    private static final RoomKind ENDING = RoomKind.of("session-end");

    private EndingSockets() {}

    /** Those of a user that are connected now, on all servers. */
    public static Audience of(Namespace<?> namespace, String userId) {
        // A room for these alone: one that connects meanwhile must not be disconnected without the event.
        Room ending = ENDING.room(UUID.randomUUID().toString());
        namespace.toUsers(userId).socketsJoin(ending);
        return namespace.to(ending);
    }
}
