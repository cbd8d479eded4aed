package dev.parlance.internal.server.listener;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.event.ServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an event is known by. */
record EventKey(Direction direction, String name) {
    static EventKey of(Event<?> event) {
        return new EventKey(event.direction(), event.name());
    }

    /** The answer that a request brings; null for an event without one. */
    static @Nullable Payload<?> answerOf(Event<?> event) {
        if (event instanceof ClientRequest<?, ?> request) {
            return request.answer();
        }
        return event instanceof ServerRequest<?, ?> request ? request.answer() : null;
    }

    static String describe(Payload<?> payload) {
        return payload.type().getName() + " (" + payload.shape().name().toLowerCase(Locale.ROOT)
                + (payload.fromText() == null ? ")" : ", or a text)");
    }

    /** As a sentence names it. */
    @Override
    public String toString() {
        return "\"" + name + "\" (" + direction + ")";
    }
}
