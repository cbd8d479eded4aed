package dev.parlance.internal.server;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.event.ServerEvent;
import dev.parlance.internal.json.JsonCodec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What must not be registered on one namespace: two payloads for one name, two handlers for one request. */
final class EventRules {
    private final String namespace;
    private final JsonCodec json;
    private final Map<String, Event<?>> incoming = new ConcurrentHashMap<>();
    private final Map<String, Event<?>> outgoing = new ConcurrentHashMap<>();

    EventRules(String namespace, JsonCodec json) {
        this.namespace = namespace;
        this.json = json;
    }

    /** Checks an event that clients send. */
    void checkIncoming(Event<?> event) {
        json.check(event.payload());
        checkSame(incoming, event);
    }

    /** Checks the events that a request's answer and refusal go out as. */
    void checkAnswers(ClientRequest<?, ?> request) {
        json.check(request.answer());
        checkOutgoing(request.answeredBy());
        checkOutgoing(request.refusedBy());
    }

    private void checkOutgoing(@Nullable ServerEvent<?> event) {
        if (event != null) {
            json.check(event.payload());
            checkSame(outgoing, event);
        }
    }

    private void checkSame(Map<String, Event<?>> known, Event<?> event) {
        Event<?> other = known.putIfAbsent(event.name(), event);
        if (other != null && !other.payload().equals(event.payload())) {
            throw new IllegalArgumentException("namespace " + namespace + ": \"" + event.name() + "\" ("
                    + event.direction() + ") cannot carry " + describe(event.payload()) + ": it is registered with "
                    + describe(other.payload()));
        }
    }

    /** Checks that a listener may stand beside others of its name. */
    <L extends Listener<?>> void checkFits(Event<?> event, List<L> others) {
        for (L other : others) {
            if (other.event() != null && (event instanceof ClientRequest || other.event() instanceof ClientRequest)) {
                throw new IllegalArgumentException("namespace " + namespace + ": the request \"" + event.name()
                        + "\" has a handler already: " + describe(event) + " was to be added to "
                        + describe(other.event()));
            }
        }
    }

    private static String describe(@Nullable Event<?> event) {
        return event instanceof ClientRequest<?, ?> request
                ? "a handler answering " + request.answer().type().getName()
                : "a listener";
    }

    private static String describe(Payload<?> payload) {
        return payload.type().getName() + " (" + payload.shape().name().toLowerCase(Locale.ROOT)
                + (payload.fromText() == null ? ")" : ", or a text)");
    }
}
