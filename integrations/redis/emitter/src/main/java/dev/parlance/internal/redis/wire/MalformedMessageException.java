package dev.parlance.internal.redis.wire;

/** A cluster message cannot be decoded, or exceeds a bound. Its message says why and quotes nothing of the bytes. */
public final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedMessageException(String message) {
        super(message, null, false, false);
    }
}
