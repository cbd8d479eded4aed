package dev.parlance.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an engine needs to know. Checked where the server's options are made, not here.
 *
 * @param host the address to bind; null for all
 * @param port 0 for any free one
 * @param path where Engine.IO stands, with a slash at both ends
 * @param transports the names of those allowed, {@code polling} and {@code websocket}
 * @param origins which origins may connect from a browser
 * @param proxies which proxies are believed what they say of a client
 * @param keepAlive how long an HTTP connection may be idle between two requests
 * @param maxPayload the maximum size of a message, of a body and of a packet sent, in bytes; at least 1,000
 * @param maxRequestHead the maximum size of a request's first line, and of its header fields together, in bytes
 * @param sendBudget how many bytes may wait for one client
 * @param memory bounds of what is unfinished or waits
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
        Proxies proxies,
        Duration pingInterval,
        Duration pingTimeout,
        Duration upgradeTimeout,
        Duration keepAlive,
        int maxPayload,
        int maxRequestHead,
        long sendBudget,
        Memory memory,
        @Nullable SessionCookie cookie,
        @Nullable Tls tls,
        int eventLoopThreads) {

    /**
     * Which origins a browser's page may come from, besides the server's.
     *
     * @param any whether all may
     * @param listed those that may, each as {@link OriginPattern#parse} takes it
     * @param asks whether {@link EngineHandler#allowsOrigin} is asked about the others
     */
    public record Origins(boolean any, Set<String> listed, boolean asks) {
        /** Without a question about the others. */
        public Origins(boolean any, Set<String> listed) {
            this(any, listed, false);
        }
    }

    /**
     * Proxies that are believed what they say of a client: its address, the host that it asked, and whether over TLS.
     *
     * @param trusted their addresses
     * @param forwardedHeader whether they say it in {@code Forwarded} (RFC 7239); else in {@code X-Forwarded-…}
     */
    public record Proxies(List<IpNetwork> trusted, boolean forwardedHeader) {
        /** No proxy is believed. */
        public static final Proxies NONE = new Proxies(List.of(), false);
    }

    /**
     * Bounds of what is unfinished or waits.
     *
     * @param budget how many bytes all connections may hold together; 0 for a quarter of the smaller of the maximum heap and the
     *     maximum direct memory
     * @param messageBeforeSignIn the maximum size of a message and of a body of a session before anybody has signed in on it,
     *     in bytes
     * @param bodyTimeout how long a request's body may take
     */
    public record Memory(long budget, int messageBeforeSignIn, Duration bodyTimeout) {}

    /** A cookie's name and attributes; it is always {@code HttpOnly}. */
    public record SessionCookie(String name, String path, String sameSite, boolean secure) {}
}
