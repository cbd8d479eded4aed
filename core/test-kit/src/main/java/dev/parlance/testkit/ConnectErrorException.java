package dev.parlance.testkit;

import org.jspecify.annotations.Nullable;

/** The server has refused a client. */
public final class ConnectErrorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Object data;

    ConnectErrorException(String message, @Nullable Object data) {
        super(message);
        this.data = data;
    }

    /** The error's data as plain Java values; null if it has none. */
    public @Nullable Object data() {
        return data;
    }
}
