package dev.parlance.internal.engine;

import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What an engine needs to know. Checked where the server's options are made, not here.
 *
 * @param host the address to bind; null for all
 * @param port 0 for any free one
 * @param path where Engine.IO stands, with a slash at both ends
 * @param transports the names of those allowed, {@code polling} and {@code websocket}
 * @param origins which origins may connect from a browser
 * @param maxPayload the maximum size of a message, of a body and of a packet sent, in bytes; at least 1,000
 * @param maxRequestHead the maximum size of a request's first line, and of its header fields together, in bytes
 * @param sendBudget how many bytes may wait for one client
 * @param cookie the cookie that carries the session's id, for load balancers; null for none
 * @param tls null for plain TCP
 * @param eventLoopThreads how many; 0 for as many as there are cores
 */
public record EngineOptions(
        @Nullable String host,
        int port,
        String path,
        Set<String> transports,
        Origins origins,
        Duration pingInterval,
        Duration pingTimeout,
        Duration upgradeTimeout,
        int maxPayload,
        int maxRequestHead,
        long sendBudget,
        @Nullable SessionCookie cookie,
        @Nullable SSLContext tls,
        int eventLoopThreads) {

    /** Which origins a browser's page may come from: those listed, besides the server's unless {@code any}. */
    public record Origins(boolean any, Set<String> listed) {}

    /** A cookie's name and attributes; it is always {@code HttpOnly}. */
    public record SessionCookie(String name, String path, String sameSite, boolean secure) {}
}
