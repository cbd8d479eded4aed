package dev.parlance.internal.binding;

import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the methods of an emitter's interface send with. */
public interface EmitterTarget {
    /** Sends an event; the payload is null if it carries nothing. */
    <P> void emit(ServerEvent<P> event, @Nullable P payload);

    /** What it gives back for a request. */
    Answering answering();

    /** What it is, in a sentence: {@code a socket}. */
    String kind();

    /** Sends a request; the payload is null if it carries nothing. Returns a future. */
    <P> Object request(ServerRequest<P, ?> request, @Nullable P payload, Duration deadline);

    /** What is given back for a request. */
    enum Answering {
        /** Nothing: it sends no requests. */
        NOTHING,
        /** The answer of one client. */
        ONE,
        /** {@code Answers} of many. */
        MANY
    }
}
