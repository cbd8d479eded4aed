package dev.parlance.binding;

import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.binding.EmitterTarget;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends with a socket, an audience, or something else that only emits. */
record EmitterOn(Emitter emitter) implements EmitterTarget {
    @Override
    @SuppressWarnings("unchecked") // an event without a payload carries nothing
    public <P> void emit(ServerEvent<P> event, @Nullable P payload) {
        if (payload == null) {
            emitter.emit((ServerEvent<Void>) event);
        } else {
            emitter.emit(event, payload);
        }
    }

    @Override
    public Answering answering() {
        if (emitter instanceof Socket) {
            return Answering.ONE;
        }
        return emitter instanceof Audience ? Answering.MANY : Answering.NOTHING;
    }

    @Override
    public String kind() {
        return switch (answering()) {
            case ONE -> "a socket";
            case MANY -> "an audience";
            case NOTHING -> emitter.getClass().getName();
        };
    }

    @Override
    @SuppressWarnings("NullAway") // null only where the request carries nothing
    public <P> Object request(ServerRequest<P, ?> request, @Nullable P payload, Duration deadline) {
        return emitter instanceof Socket<?> socket
                ? socket.request(request, payload, deadline)
                : ((Audience) emitter).request(request, payload, deadline);
    }

    @Override
    public String toString() {
        return emitter.toString();
    }
}
