package dev.parlance.socket;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a connection to a namespace: thrown by an {@link Authenticator} or a {@link Middleware}, the client gets a
 * {@code connect_error} with this message and data.
 */
public class ConnectRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Object data;

    /** Refuses with a message. */
    public ConnectRefusedException(String message) {
        this(message, null);
    }

    /**
     * Refuses with a message and data.
     *
     * @param data what the client finds in the error's {@code data}: any value that can be written as JSON; null
     *     for none
     */
    public ConnectRefusedException(String message, @Nullable Object data) {
        this(message, data, null);
    }

    /**
     * Refuses with a message and data, because something failed.
     *
     * @param data as above
     * @param cause what failed: it is logged, and not sent to the client; null if nothing failed
     */
    public ConnectRefusedException(String message, @Nullable Object data, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message), cause, false, false);
        this.data = data;
    }

    /** What the client finds in the error's {@code data}; null for none. */
    public @Nullable Object data() {
        return data;
    }
}
