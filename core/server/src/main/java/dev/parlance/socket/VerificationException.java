package dev.parlance.socket;

import org.jspecify.annotations.Nullable;

/** A {@link BearerVerifier} failed: how and where, without any message, which might quote the token. */
final class VerificationException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int CAUSES = 10;

    private VerificationException(Throwable failure, int causes) {
        super(failure.getClass().getName(), cause(failure, causes));
        setStackTrace(failure.getStackTrace());
    }

    static VerificationException of(Throwable failure) {
        return new VerificationException(failure, CAUSES);
    }

    private static @Nullable Throwable cause(Throwable failure, int causes) {
        return failure.getCause() == null || causes == 0
                ? null
                : new VerificationException(failure.getCause(), causes - 1);
    }
}
