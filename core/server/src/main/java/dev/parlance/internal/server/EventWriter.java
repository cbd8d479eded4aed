package dev.parlance.internal.server;

import dev.parlance.event.Event;
import dev.parlance.event.EventNames;
import dev.parlance.internal.json.JsonCodec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the events of one namespace. */
record EventWriter(JsonCodec json, String namespace) {

    <P> Outgoing write(Event<P> event, @Nullable P payload) {
        return write(event.name(), json.arguments(event.payload(), payload));
    }

    Outgoing untyped(String name, @Nullable Object... arguments) {
        return write(EventNames.check(name), Collections.unmodifiableList(Arrays.asList(arguments.clone())));
    }

    Outgoing write(String name, List<@Nullable Object> arguments) {
        return new Outgoing(json, namespace, name, arguments);
    }
}
