package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request that the server sends to one client, whose ack it expects. */
@Incubating
public interface SentRequest {
    /** The namespace's name, or the pattern of its parent namespace if it was made on demand. Fit for a metric's label. */
    String namespace();

    /** The name of the token that it is sent by; null for untyped requests, and for those of other servers. Fit for a metric's label. */
    @Nullable
    String event();

    /** Whether it is one of those that go to all sockets of an audience. */
    boolean isBroadcast();

    /**
     * Calls that once, when the ack has come or none will: on an event loop or a timer's thread. Must be fast and must not block; what
     * it throws is logged. Within {@link ServerListener#requestSent} or later.
     */
    void onEnd(Consumer<? super RequestOutcome> listener);
}
