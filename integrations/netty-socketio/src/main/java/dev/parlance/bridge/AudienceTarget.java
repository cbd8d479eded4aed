package dev.parlance.bridge;

import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.binding.EmitterTarget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets an emitter send to an audience. */
record AudienceTarget(ClientAudience audience) implements EmitterTarget {
    @Override
    public <P> void emit(ServerEvent<P> event, @Nullable P payload) {
        audience.send(event, payload);
    }

    @Override
    public Answering answering() {
        return Answering.MANY;
    }

    @Override
    public String kind() {
        return "an audience";
    }

    @Override
    public <P> Object request(ServerRequest<P, ?> request, @Nullable P payload, Duration deadline) {
        return audience.ask(request, payload, deadline);
    }

    @Override
    public String toString() {
        return audience.toString();
    }
}
