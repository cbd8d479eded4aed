package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.binding.EmitterTarget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets an emitter send to one client. */
record ClientTarget(TypedNamespace namespace, SocketIOClient client) implements EmitterTarget {
    @Override
    public <P> void emit(ServerEvent<P> event, @Nullable P payload) {
        namespace.send(client, event, payload);
    }

    @Override
    public Answering answering() {
        return Answering.ONE;
    }

    @Override
    public String kind() {
        return "a client";
    }

    @Override
    public <P> Object request(ServerRequest<P, ?> request, @Nullable P payload, Duration deadline) {
        return namespace.ask(client, request, payload, deadline);
    }

    @Override
    public String toString() {
        return "a client of " + namespace.name();
    }
}
