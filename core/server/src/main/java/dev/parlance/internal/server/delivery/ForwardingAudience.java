package dev.parlance.internal.server.delivery;

import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Audience;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An {@link Audience} that stands for another. */
public interface ForwardingAudience extends Audience, ForwardingEmitter {
    /** The other one. */
    Audience everyone();

    @Override
    default Audience emitter() {
        return everyone();
    }

    @Override
    default Audience to(Room... rooms) {
        return everyone().to(rooms);
    }

    @Override
    default Audience toUsers(String... userIds) {
        return everyone().toUsers(userIds);
    }

    @Override
    default Audience except(Room... rooms) {
        return everyone().except(rooms);
    }

    @Override
    default Audience exceptUsers(String... userIds) {
        return everyone().exceptUsers(userIds);
    }

    @Override
    default Audience local() {
        return everyone().local();
    }

    @Override
    default Audience asVolatile() {
        return everyone().asVolatile();
    }

    @Override
    default <P> void emitEach(Collection<String> userIds, ServerEvent<P> event, Function<String, P> render) {
        everyone().emitEach(userIds, event, render);
    }

    @Override
    default <P, R> CompletableFuture<Answers<R>> request(ServerRequest<P, R> request, P payload, Duration deadline) {
        return everyone().request(request, payload, deadline);
    }

    @Override
    default CompletableFuture<Answers<List<@Nullable Object>>> request(
            String name, Duration deadline, @Nullable Object... arguments) {
        return everyone().request(name, deadline, arguments);
    }

    @Override
    default CompletableFuture<List<RemoteSocket>> fetchSockets() {
        return everyone().fetchSockets();
    }

    @Override
    default void socketsJoin(Room... rooms) {
        everyone().socketsJoin(rooms);
    }

    @Override
    default void socketsLeave(Room... rooms) {
        everyone().socketsLeave(rooms);
    }

    @Override
    default void disconnectSockets() {
        everyone().disconnectSockets();
    }

    @Override
    default void disconnectClients() {
        everyone().disconnectClients();
    }
}
