package dev.parlance.catalogue.platform.session;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.ReturningSession;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.List;

/** The organisation whose room a socket is in since it has connected. */
final class Organisation {
    private static final DataKey<String> KEY = DataKey.kept("parlance.session.organisation", String.class);

    private Organisation() {}

    static void enter(Socket<? extends PlatformUser> socket, String orgId) {
        socket.data().put(KEY, orgId);
        socket.join(PlatformRooms.organisation(orgId));
    }

    /** The room of an organisation that a user who has come back is no longer of. */
    static List<Room> lostRooms(ReturningSession<? extends PlatformUser> session) {
        String orgId = session.data().get(KEY);
        return orgId == null || orgId.equals(session.user().orgId())
                ? List.of()
                : List.of(PlatformRooms.organisation(orgId));
    }
}
