package dev.parlance.architecture.javadoc;

import dev.parlance.catalogue.eventstream.EventstreamRooms;
import dev.parlance.catalogue.eventstream.EventstreamSessions;
import dev.parlance.catalogue.eventstream.InMemoryEventstreamRooms;
import dev.parlance.catalogue.eventstream.InMemoryEventstreamSessions;
import dev.parlance.catalogue.eventstream.TextMessagePayload;
import dev.parlance.socket.User;

/** What the examples of the event stream speak of. Never run. */
public class EventstreamExampleContext extends ExampleContext {
    /** A user. */
    public record Member(String id) implements User {}

    protected static final EventstreamRooms rooms = new InMemoryEventstreamRooms();
    protected static final EventstreamSessions<Member> sessions = new InMemoryEventstreamSessions<>();
    protected static final TextMessagePayload message = null;
}
