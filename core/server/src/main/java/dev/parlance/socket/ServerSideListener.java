package dev.parlance.socket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives events from other servers. Runs on a handler thread. */
@FunctionalInterface
public interface ServerSideListener {
    /** An event; {@code ack} answers it if the other server expects that. */
    void event(List<@Nullable Object> arguments, Ack ack) throws Exception;
}
