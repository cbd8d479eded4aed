package dev.parlance.client;

import dev.parlance.event.Incubating;
import org.jspecify.annotations.Nullable;

/** The server has refused a connection to a namespace: its credentials, or the namespace itself. */
@Incubating
public final class ConnectionRefusedException extends ConnectionFailedException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Object data;

    ConnectionRefusedException(String message, @Nullable Object data) {
        super(message, null);
        this.data = data;
    }

    /**
     * What the server has sent with the refusal, as plain Java values: maps, lists, texts, numbers; null if it has sent nothing.
     *
     * <pre>{@code
     * client.onConnectError(error -> {
     *     if (error instanceof ConnectionRefusedException refused) {
     *         log.warn("{}: {}", refused.getMessage(), refused.data());
     *     }
     * });
     * }</pre>
     */
    public @Nullable Object data() {
        return data;
    }
}
