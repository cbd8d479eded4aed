package dev.parlance.internal.server.event;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.NonBlockingCode;
import dev.parlance.internal.execution.WaitingThread;
import dev.parlance.socket.AckException;
import dev.parlance.socket.AckException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** A request whose answer a thread waits for. It is decoded on that thread. */
public final class BlockingAsk {
    private final String request;
    private final WaitingThread thread = new WaitingThread();

    /**
     * Begins, before the request is sent.
     *
     * @throws IllegalStateException if this thread must not block
     */
    public BlockingAsk(String request) {
        this.request = request;
        if (NonBlockingCode.isRunning()) {
            throw new IllegalStateException("\"" + request + "\" cannot be asked on an event loop, which would wait for"
                    + " itself: a handler that is registered as nonBlocking() uses request(…)");
        }
    }

    /** Where the answer is to be completed. */
    public Executor executor() {
        return thread;
    }

    /** Waits for an answer; throws what it ends with. */
    public <R> R await(CompletableFuture<R> answer) {
        try {
            thread.await(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AckException(
                    Reason.INTERRUPTED, "\"" + request + "\": the thread that waited for the answer was interrupted");
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AckException noAnswer) {
                throw noAnswer;
            }
            if (e.getCause() instanceof RefusedException unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }
}
