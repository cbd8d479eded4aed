package dev.parlance.internal.server.event;

import dev.parlance.event.Event;
import dev.parlance.event.EventNames;
import dev.parlance.event.ServerEvent;
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
        String label = event instanceof ServerEvent<?> plain ? plain.label() : event.name();
        return new OutgoingEvent(json, namespace, event.name(), label, json.arguments(event, payload));
    }

    /** An event without a type; the arguments are copied. */
    public OutgoingEvent untyped(String name, @Nullable Object @Nullable ... arguments) {
        return write(EventNames.check(name), ArgumentList.of(arguments));
    }

    /** An event that the application's catalogues or its dialect name. */
    OutgoingEvent declared(String name, List<@Nullable Object> arguments) {
        return new OutgoingEvent(json, namespace, name, name, arguments);
    }

    /** An event of that name with those arguments. */
    public OutgoingEvent write(String name, List<@Nullable Object> arguments) {
        return new OutgoingEvent(json, namespace, name, null, arguments);
    }
}
