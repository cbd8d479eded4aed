package dev.parlance.internal.server.recovery;

import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.User;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What remains of a socket whose connection is lost.
 *
 * @param reason how it was lost
 * @param disconnected ends when its disconnect listeners have run
 * @param released is run when the namespace need not stay for it; null if there is nothing to do
 */
public record Remains<U extends User>(
        Authentication<U> authentication,
        SessionData data,
        EventFormat format,
        DisconnectReason reason,
        CompletableFuture<Void> disconnected,
        @Nullable Runnable released) {}
