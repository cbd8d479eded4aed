package dev.parlance.client;

import dev.parlance.client.NoAnswerException.Reason;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusedException;
import io.socket.thread.EventThread;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends what is to be answered, and reads the answers. */
record Requests(Connector connector, ClientCodec codec, Executor executor) {
    /** Nothing is read of an ack that carries no answer. */
    private static final Payload<Void> NOTHING =
            ClientEvent.clientEvent("nothing").payload();

    /** Waits for an answer; it is read on the thread that waits. */
    <P extends @Nullable Object, R extends @Nullable Object> R request(
            ClientRequest<P, R> request, P payload, Duration deadline) {
        checkMayBlock("\"" + request.name() + "\" cannot be requested");
        CompletableFuture<Object[]> ack = send(request, payload, deadline);
        try {
            return codec.answer(request.name(), request.answer(), ack.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException(
                    Reason.INTERRUPTED,
                    "the thread that waited for the answer to \"" + request.name() + "\" was interrupted");
        } catch (ExecutionException e) {
            throw failure(request.name(), e.getCause());
        }
    }

    <P extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> requestAsync(
            ClientRequest<P, R> request, P payload, Duration deadline) {
        return answer(request.name(), request.answer(), send(request, payload, deadline));
    }

    <P extends @Nullable Object> CompletableFuture<Void> emitWithAck(
            ClientEvent<P> event, P payload, Duration deadline) {
        return answer(event.name(), NOTHING, send(event, payload, deadline));
    }

    private <P extends @Nullable Object> CompletableFuture<Object[]> send(
            Event<P> event, P payload, Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a deadline must be positive: " + deadline);
        }
        return connector.request(event.name(), codec.event(event, payload), deadline);
    }

    private <R extends @Nullable Object> CompletableFuture<R> answer(
            String name, Payload<R> answer, CompletableFuture<Object[]> ack) {
        CompletableFuture<R> result = new CompletableFuture<>();
        completeOn(executor, ack, (values, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure(name, failure));
                return;
            }
            try {
                result.complete(codec.answer(name, answer, values));
            } catch (RefusedException | NoAnswerException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Receives what a future ends with. */
    interface Outcome<T extends @Nullable Object> {
        void of(T value, @Nullable Throwable failure);
    }

    /** Passes what a future ends with on by an executor; at once if it takes nothing any more. */
    static <T extends @Nullable Object> void completeOn(
            Executor executor, CompletableFuture<T> future, Outcome<? super T> outcome) {
        future.whenComplete((value, failure) -> {
            try {
                executor.execute(() -> outcome.of(value, failure));
            } catch (RejectedExecutionException e) {
                outcome.of(value, failure);
            }
        });
    }

    /**
     * Checks that this thread may wait.
     *
     * @throws IllegalStateException if it would wait for itself
     */
    static void checkMayBlock(String what) {
        if (EventThread.isCurrent()) {
            throw new IllegalStateException(
                    what + " on the thread of socket.io-client-java, which would wait for itself");
        }
    }

    private static RuntimeException failure(String name, @Nullable Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new NoAnswerException(Reason.TIMEOUT, "\"" + name + "\" was not answered in time");
        }
        // One for each caller, with the caller's stack.
        return failure instanceof NoAnswerException none
                ? new NoAnswerException(none.reason(), none.getMessage())
                : new IllegalStateException("\"" + name + "\" cannot be sent", failure);
    }
}
