package dev.parlance.client;

import dev.parlance.event.Incubating;
import org.jspecify.annotations.Nullable;

/** A client could not connect. If the server has refused it, this is a {@link ConnectionRefusedException}. */
@Incubating
public class ConnectionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConnectionFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
