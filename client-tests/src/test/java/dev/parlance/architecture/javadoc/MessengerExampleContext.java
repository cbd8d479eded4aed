package dev.parlance.architecture.javadoc;

import dev.parlance.catalogue.messenger.InMemoryMessengerRooms;
import dev.parlance.catalogue.messenger.MessengerRooms;
import dev.parlance.catalogue.messenger.MessengerTokens;
import dev.parlance.catalogue.messenger.MessengerUser;
import java.util.Map;

/** What the examples of the messenger speak of. Never run. */
public class MessengerExampleContext extends ExampleContext {
    /** A user. */
    public record Member(String id) implements MessengerUser {}

    protected static final Map<String, Member> byToken = Map.of();
    protected static final MessengerTokens<Member> tokens = (token, headers) -> byToken.get(token);
    protected static final MessengerRooms rooms = new InMemoryMessengerRooms();
}
