package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusalCode;
import org.jspecify.annotations.Nullable;

/** How a {@link HandlerInvocation} has ended. Immutable. */
@Incubating
public final class HandlerOutcome {
    private static final HandlerOutcome SUCCESS = new HandlerOutcome(null, null);

    private final @Nullable String refusal;
    private final @Nullable Throwable failure;

    private HandlerOutcome(@Nullable String refusal, @Nullable Throwable failure) {
        this.refusal = refusal;
        this.failure = failure;
    }

    /**
     * An outcome.
     *
     * @param refusal as {@link #refusal}
     * @param failure as {@link #failure}
     */
    public static HandlerOutcome of(@Nullable String refusal, @Nullable Throwable failure) {
        return refusal == null && failure == null ? SUCCESS : new HandlerOutcome(refusal, failure);
    }

    /** The code with which an event was refused, one of {@link RefusalCode} or the application's; null if it was not. */
    public @Nullable String refusal() {
        return refusal;
    }

    /**
     * What was thrown where the client learns no more than {@code server-error}, or by a connect or disconnect listener (the first
     * that failed); null if nothing was. Its text is the application's, and may hold anything.
     */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Whether it was neither refused nor has failed. */
    public boolean isSuccess() {
        return refusal == null && failure == null;
    }

    @Override
    public String toString() {
        if (isSuccess()) {
            return "success";
        }
        String how = refusal == null ? "failure" : refusal;
        return failure == null ? how : how + ": " + failure.getClass().getName();
    }
}
