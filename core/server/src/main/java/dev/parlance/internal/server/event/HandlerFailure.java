package dev.parlance.internal.server.event;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.AckException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What code of the application has thrown instead of an answer.
 *
 * @param cause what it is, without what futures wrap it in
 * @param refusal what the client is answered; null if it is a failure of the server
 */
public record HandlerFailure(Throwable cause, @Nullable RefusedException refusal) {
    /** Reads what was thrown. */
    public static HandlerFailure of(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        return new HandlerFailure(cause, refusal(cause));
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable inner = thrown;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    private static @Nullable RefusedException refusal(Throwable cause) {
        if (cause instanceof RefusedException refused) {
            return refused;
        }
        if (cause instanceof AckException noAnswer) {
            return noAnswer.reason() == AckException.Reason.TIMEOUT
                    ? new RefusedException(RefusalCode.TIMEOUT, "a client that was asked did not answer in time")
                    : new RefusedException(RefusalCode.UNAVAILABLE, "a client that was asked did not answer");
        }
        return null;
    }
}
