package dev.parlance.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * What an engine has refused, cut or dropped, for the operator. It holds nothing that a client may keep secret: no payload, no
 * credentials, no session id.
 *
 * @param address the client's address without its port; null if it is not known any more
 * @param detail what it was and, where an option would change it, the option's name; may hold a client's text, unescaped
 */
public record Incident(Kind kind, @Nullable String address, String detail) {
    /** What kind of incident it was. */
    public enum Kind {
        /** A page's origin may not connect. */
        ORIGIN_REFUSED,
        /** A request was answered with an error: malformed, too large, too late, for what is not there. */
        REQUEST_REFUSED,
        /** An upgrade to WebSocket was refused or has failed. */
        UPGRADE_REFUSED,
        /** A client broke the rules of Engine.IO, and its session was closed. */
        PROTOCOL_VIOLATION,
        /** A connection had no namespace in time. */
        CONNECT_TIMEOUT,
        /** A bound per connection was exceeded. */
        LIMIT_EXCEEDED,
        /** The server's budget of memory was spent, and this connection closed for it. */
        BUDGET_SPENT,
        /** A client did not read what it was sent. */
        SLOW_CLIENT,
        /** TLS could not be agreed on. */
        TLS_FAILED
    }
}
