package dev.parlance.testkit;

import dev.parlance.internal.json.IncomingArguments;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The events that a client has received and its test has not yet expected, in their order. */
final class EventInbox {
    private final List<Received> events = new ArrayList<>();

    /**
     * An event of the server.
     *
     * @param ackId -1 if it asks for no answer
     */
    record Received(String name, IncomingArguments arguments, long ackId) {}

    void add(Received event) {
        events.add(event);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** Takes out the oldest event of that name; null if there is none. */
    @Nullable
    Received take(String name) {
        for (Iterator<Received> each = events.iterator(); each.hasNext(); ) {
            Received event = each.next();
            if (event.name.equals(name)) {
                each.remove();
                return event;
            }
        }
        return null;
    }

    /** One event on each line; for messages. */
    @Override
    public String toString() {
        return events.isEmpty()
                ? "nothing"
                : events.stream()
                        .map(event -> "\n- " + event.name + " " + event.arguments.values())
                        .collect(Collectors.joining());
    }
}
