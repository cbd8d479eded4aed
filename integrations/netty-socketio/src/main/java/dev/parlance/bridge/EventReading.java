package dev.parlance.bridge;

import com.corundumstudio.socketio.protocol.Event;
import com.corundumstudio.socketio.protocol.JsonSupport;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the events of clients: raw for typed namespaces, as payloads for the application's listeners of events of a
 * catalogue, and for its other listeners as before.
 */
final class EventReading {
    private static final Logger log = LoggerFactory.getLogger(ParlanceJson.class);

    private final JsonCodec codec;
    private final CatalogueEvents events;
    private final EventMappings mappings;
    private final JsonSupport others;

    EventReading(JsonCodec codec, CatalogueEvents events, EventMappings mappings, JsonSupport others) {
        this.codec = codec;
        this.events = events;
        this.mappings = mappings;
        this.others = others;
    }

    /** The event, with the name under which netty-socketio finds its listeners and the arguments that they get. */
    Event event(String namespace, ByteBufInputStream source) throws IOException {
        byte[] json = source.readAllBytes();
        boolean typed = mappings.isTyped(namespace);
        IncomingArguments content;
        try {
            content = codec.parseEvent(json, List.of(), false);
        } catch (MalformedJsonException e) {
            return typed ? any(RawEvent.MALFORMED) : asBefore(namespace, json);
        }
        String name = Objects.requireNonNull(content.name());
        List<Class<?>> classes = mappings.other(namespace, name);
        boolean isTyped = mappings.isTyped(namespace, name);
        if (classes == null && !isTyped) {
            return typed ? any(new RawEvent(content)) : asBefore(namespace, json);
        }
        try {
            List<@Nullable Object> arguments =
                    classes == null ? new ArrayList<>(1) : arguments(namespace, content, json, classes);
            if (isTyped) {
                arguments.add(new RawEvent(content));
            }
            return new Event(name, arguments);
        } catch (RefusedException e) {
            log.debug(
                    "\"{}\" is refused on namespace {}: {}",
                    Printable.of(name),
                    namespace,
                    e.refusal().code());
            return any(new RawEvent(content, e));
        }
    }

    /** Without a typed namespace nobody listens to it. */
    private static Event any(RawEvent event) {
        return new Event(EventMappings.ANY_EVENT, List.of(event));
    }

    private List<@Nullable Object> arguments(
            String namespace, IncomingArguments content, byte[] json, List<Class<?>> classes) throws IOException {
        dev.parlance.event.Event<?> event = events.fromClient(Objects.requireNonNull(content.name()));
        if (event == null) {
            return new ArrayList<>(asBefore(namespace, json).getArgs());
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        if (isPayload(event.payload(), classes)) {
            arguments.add(codec.decode(event.payload(), content));
        } else {
            arguments.addAll(asBefore(namespace, json).getArgs());
        }
        List<@Nullable Object> plain = content.values();
        for (int i = classes.size(); i < plain.size(); i++) {
            arguments.add(plain.get(i));
        }
        return arguments;
    }

    private static boolean isPayload(Payload<?> payload, List<Class<?>> classes) {
        return payload.shape() == Payload.Shape.SINGLE && classes.size() == 1 && classes.get(0) == payload.type();
    }

    private Event asBefore(String namespace, byte[] json) throws IOException {
        try (ByteBufInputStream source = new ByteBufInputStream(Unpooled.wrappedBuffer(json))) {
            return others.readValue(namespace, source, Event.class);
        }
    }
}
