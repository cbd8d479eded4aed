package dev.parlance.internal.server.delivery;

import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Audience;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.UntypedAudience;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** An {@link Audience} that stands for another. */
public interface ForwardingAudience extends Audience, ForwardingEmitter {
    /** The other one. */
    Audience everyone();

    @Override
    default Audience emitter() {
        return everyone();
    }

    @Override
    default UntypedAudience untyped() {
        return everyone().untyped();
    }

    @Override
    default Audience to(Collection<Room> rooms) {
        return everyone().to(rooms);
    }

    @Override
    default Audience toUsers(Collection<String> userIds) {
        return everyone().toUsers(userIds);
    }

    @Override
    default Audience toSockets(Collection<String> socketIds) {
        return everyone().toSockets(socketIds);
    }

    @Override
    default Audience except(Collection<Room> rooms) {
        return everyone().except(rooms);
    }

    @Override
    default Audience exceptUsers(Collection<String> userIds) {
        return everyone().exceptUsers(userIds);
    }

    @Override
    default Audience exceptSockets(Collection<String> socketIds) {
        return everyone().exceptSockets(socketIds);
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
    default Audience inSequence(String sequence, long number) {
        return everyone().inSequence(sequence, number);
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
    default <P, R> CompletableFuture<R> requestFirst(ServerRequest<P, R> request, P payload, Duration deadline) {
        return everyone().requestFirst(request, payload, deadline);
    }

    @Override
    default <P, R> R askFirst(ServerRequest<P, R> request, P payload, Duration deadline) {
        return everyone().askFirst(request, payload, deadline);
    }

    @Override
    default CompletableFuture<List<RemoteSocket>> fetchSockets() {
        return everyone().fetchSockets();
    }

    @Override
    default void socketsJoin(Collection<Room> rooms) {
        everyone().socketsJoin(rooms);
    }

    @Override
    default void socketsLeave(Collection<Room> rooms) {
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
