package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a client was refused, or what its connection was closed for. Holds nothing that a client may keep secret. Immutable. */
@Incubating
public final class ClientIncident {
    private final Reason reason;
    private final @Nullable String address;
    private final @Nullable String namespace;
    private final String detail;

    private ClientIncident(Reason reason, @Nullable String address, @Nullable String namespace, String detail) {
        this.reason = Objects.requireNonNull(reason, "reason");
        this.address = address;
        this.namespace = namespace;
        this.detail = Objects.requireNonNull(detail, "detail");
    }

    /** Why. There may be more reasons in a later version. */
    public enum Reason {
        /** The origin of the browser's page may not connect. */
        ORIGIN,
        /** The request was malformed, too large, too late, or for what is not there. */
        REQUEST,
        /** An upgrade to WebSocket was refused, or has failed. */
        UPGRADE,
        /** TLS could not be agreed on. */
        TLS,
        /** The application's handshake hook has refused it. */
        HANDSHAKE_HOOK,
        /** There is no such namespace. */
        UNKNOWN_NAMESPACE,
        /** An authenticator, a middleware, or the handler of an event by which clients sign in, has refused it. */
        SIGN_IN,
        /** An authenticator or a middleware did not decide within the deadline. */
        SIGN_IN_TIMEOUT,
        /** An authenticator or a middleware has failed. */
        SIGN_IN_FAILED,
        /** A rate or a cap was exceeded; {@link ServerListener#limitHit} says which. */
        LIMIT,
        /** The client has sent what is neither Engine.IO nor Socket.IO. */
        PROTOCOL_VIOLATION,
        /** The connection had no namespace in time, or its client did not sign in within the time of an {@link Admission}. */
        CONNECT_TIMEOUT,
        /** The client did not read what it was sent. */
        SLOW_CLIENT,
        /** The server's budget of memory was spent. */
        BUDGET_SPENT
    }

    /** An incident without a namespace. */
    public static ClientIncident of(Reason reason, @Nullable String address, String detail) {
        return new ClientIncident(reason, address, null, detail);
    }

    /** The same, in a namespace. */
    public ClientIncident withNamespace(String namespace) {
        return new ClientIncident(reason, address, Objects.requireNonNull(namespace, "namespace"), detail);
    }

    /** Why: fit for a metric's label. */
    public Reason reason() {
        return reason;
    }

    /** The client's address without its port; null if it is not known any more. */
    public @Nullable String address() {
        return address;
    }

    /** The namespace that the client asked for, as one line; null if there was none. A client may have chosen the name. */
    public @Nullable String namespace() {
        return namespace;
    }

    /** What it was, and which option would change it: one line for a person, in which a client's text is escaped. */
    public String detail() {
        return detail;
    }

    @Override
    public String toString() {
        return reason + ": " + detail;
    }
}
