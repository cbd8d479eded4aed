package dev.parlance.internal.server.event;

import dev.parlance.event.Event;
import dev.parlance.event.EventNames;
import dev.parlance.internal.json.JsonCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the events of one namespace. */
public record EventWriter(JsonCodec json, String namespace) {

    /**
     * An event with a typed payload.
     *
     * @throws IllegalArgumentException if it is not complete, and the server checks that
     */
    public <P> OutgoingEvent write(Event<P> event, @Nullable P payload) {
        String missing = json.missing(event.payload(), payload);
        if (missing != null) {
            throw new IllegalArgumentException(
                    "\"" + event.name() + "\" (" + event.direction() + ") cannot be sent: " + missing);
        }
        return write(event.name(), json.arguments(event.payload(), payload));
    }

    /** An event without a type; the arguments are copied. */
    public OutgoingEvent untyped(String name, @Nullable Object @Nullable ... arguments) {
        return write(EventNames.check(name), ArgumentList.of(arguments));
    }

    /** An event of that name with those arguments. */
    public OutgoingEvent write(String name, List<@Nullable Object> arguments) {
        return new OutgoingEvent(json, namespace, name, arguments);
    }
}
