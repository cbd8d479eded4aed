package dev.parlance.internal.server.socket;

import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.server.event.AckFuture;
import dev.parlance.internal.server.event.AnswerReader;
import dev.parlance.internal.server.event.BlockingAsk;
import dev.parlance.internal.server.event.OutgoingEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The requests to one socket's client. */
record SocketRequests(LocalSocket<?> socket) {
    /** Sends a request; the future ends on a callback thread. */
    <P, R> CompletableFuture<R> request(ServerRequest<P, R> request, P payload, Duration deadline) {
        return request(event(request, payload), deadline, reader(request));
    }

    /** Sends a request and waits for the answer. */
    <P, R> R ask(ServerRequest<P, R> request, P payload, Duration deadline) {
        return ask(event(request, payload), deadline, reader(request));
    }

    private <P> OutgoingEvent event(ServerRequest<P, ?> request, P payload) {
        return socket.writer().write(request, payload);
    }

    private <R> Function<IncomingArguments, R> reader(ServerRequest<?, R> request) {
        return AnswerReader.typed(socket.writer().json(), request);
    }

    /** As the first, of an event that is written. */
    <R> CompletableFuture<R> request(OutgoingEvent event, Duration deadline, Function<IncomingArguments, R> read) {
        return send(event, deadline, read, socket.context().execution().callbacks());
    }

    /** As the second, of an event that is written. */
    <R> R ask(OutgoingEvent event, Duration deadline, Function<IncomingArguments, R> read) {
        BlockingAsk asking = new BlockingAsk(event.name());
        return asking.await(send(event, deadline, read, asking.executor()));
    }

    private <R> CompletableFuture<R> send(
            OutgoingEvent event, Duration deadline, Function<IncomingArguments, R> read, Executor executor) {
        AnswerReader.checkDeadline(deadline);
        AckFuture<R> answer = new AckFuture<>(event.name(), executor, read);
        socket.request(event, deadline, answer);
        return answer;
    }
}
