package dev.parlance.internal.server.recovery;

import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.socket.User;
import java.util.List;

/**
 * What a client finds again.
 *
 * @param remains what remains of its last socket
 * @param rooms the rooms that it is in
 * @param missed what it has missed, in order
 */
public record Restored<U extends User>(
        RecoverableSession<U> session, Remains<U> remains, List<String> rooms, List<OutgoingEvent> missed) {}
