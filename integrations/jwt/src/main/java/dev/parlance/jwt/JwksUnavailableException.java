package dev.parlance.jwt;

import dev.parlance.event.Incubating;
import org.jspecify.annotations.Nullable;

/** A set of keys cannot be fetched, and none is cached that would do: nobody knows whether a token is valid. */
@Incubating
public final class JwksUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    JwksUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
