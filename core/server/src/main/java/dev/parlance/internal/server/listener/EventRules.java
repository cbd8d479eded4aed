package dev.parlance.internal.server.listener;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.internal.json.JsonCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must not be registered together: two payloads for one name, two handlers for one request. */
public final class EventRules {
    private final String namespace;
    private final JsonCodec json;
    private final @Nullable EventRules around;
    private final Vocabulary vocabulary;
    private final Map<EventKey, Known> known = new HashMap<>();

    /** A token, and how often it is registered. */
    private record Known(Event<?> event, int count) {}

    /** The rules of a namespace, with nothing registered. */
    public EventRules(String namespace, JsonCodec json, Vocabulary vocabulary) {
        this(namespace, json, vocabulary, null);
    }

    private EventRules(String namespace, JsonCodec json, Vocabulary vocabulary, @Nullable EventRules around) {
        this.namespace = namespace;
        this.json = json;
        this.vocabulary = vocabulary;
        this.around = around;
    }

    /** The rules of one socket of the namespace: what is registered there must agree with the namespace's. */
    EventRules ofSocket() {
        return new EventRules(namespace, json, vocabulary, this);
    }

    /** Adds a token of what clients send, and the events that it is answered by: all of them or none. */
    public synchronized void add(Event<?> event) {
        List<Event<?>> taken = new ArrayList<>();
        try {
            for (Event<?> one : withAnswers(event)) {
                check(one);
                count(one, 1);
                taken.add(one);
            }
        } catch (IllegalArgumentException e) {
            taken.forEach(one -> count(one, -1));
            throw e;
        }
    }

    /** What was registered is removed. */
    public synchronized void remove(Event<?> event) {
        withAnswers(event).forEach(one -> count(one, -1));
    }

    private static List<Event<?>> withAnswers(Event<?> event) {
        List<Event<?>> all = new ArrayList<>(3);
        all.add(event);
        if (event instanceof ClientRequest<?, ?> request) {
            if (request.answeredBy() != null) {
                all.add(request.answeredBy());
            }
            if (request.refusedBy() != null) {
                all.add(request.refusedBy());
            }
        } else if (event instanceof ClientEvent<?> plain && plain.refusedBy() != null) {
            all.add(plain.refusedBy());
        }
        return all;
    }

    private void count(Event<?> event, int change) {
        known.compute(EventKey.of(event), (key, before) -> {
            int count = (before == null ? 0 : before.count) + change;
            return count == 0 ? null : new Known(before == null ? event : before.event, count);
        });
    }

    private void check(Event<?> event) {
        json.check(event);
        vocabulary.check(namespace, event);
        Event<?> other = find(EventKey.of(event));
        if (other != null) {
            checkTogether(event, other);
        }
    }

    private synchronized @Nullable Event<?> find(EventKey key) {
        Known here = known.get(key);
        if (here != null) {
            return here.event;
        }
        return around == null ? null : around.find(key);
    }

    private void checkTogether(Event<?> event, Event<?> other) {
        if (!other.payload().equals(event.payload())) {
            throw new IllegalArgumentException("namespace " + namespace + ": " + EventKey.of(event) + " cannot carry "
                    + EventKey.describe(event.payload()) + ": it is registered with "
                    + EventKey.describe(other.payload()));
        }
        if (event instanceof ClientRequest || other instanceof ClientRequest) {
            throw new IllegalArgumentException("namespace " + namespace + ": the request \"" + event.name()
                    + "\" has a handler already: " + describe(event) + " was to be added to " + describe(other));
        }
    }

    private static String describe(Event<?> event) {
        return event instanceof ClientRequest<?, ?> request
                ? "a handler answering " + request.answer().type().getName()
                : "a listener";
    }
}
