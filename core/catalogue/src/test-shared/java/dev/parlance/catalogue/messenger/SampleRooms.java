package dev.parlance.catalogue.messenger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rooms of the messenger's tests. */
public final class SampleRooms {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private SampleRooms() {}

    /** A room whose first member owns it, as one of them sees it: with all that differs from viewer to viewer. */
    public static MessengerRoomPayload room(String id, String... members) {
        List<ClientPayload> clients = Stream.of(members).map(ClientPayload::of).toList();
        Map<String, Object> pref = Map.of("muted", true);
        return new MessengerRoomPayload(
                id,
                id,
                "app",
                "Room " + id,
                null,
                null,
                "group",
                clients.get(0),
                null,
                null,
                clients,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                7,
                true,
                true,
                pref,
                true,
                NOON,
                null,
                null,
                null);
    }
}
