package dev.parlance.adminui;

import java.time.Duration;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How an Admin UI is configured.
 *
 * @param verifier is given name and password of who signs in; null lets everybody in
 */
record AdminOptions(
        String namespace,
        String serverId,
        String hostName,
        boolean readOnly,
        boolean production,
        @Nullable BiPredicate<String, String> verifier,
        Duration sessionLifetime,
        int maxSockets) {}
