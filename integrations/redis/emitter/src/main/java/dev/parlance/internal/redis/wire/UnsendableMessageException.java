package dev.parlance.internal.redis.wire;

/** Values that no cluster message can carry, or that exceed a bound: nothing was sent. */
public final class UnsendableMessageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public UnsendableMessageException(String message) {
        super(message);
    }
}
