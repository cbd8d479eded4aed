package dev.parlance.socket;

import dev.parlance.event.Incubating;

/**
 * Sees what happens on a server: whoever comes and goes, what is refused and why, how long events take. For metrics, audits and
 * alarms; the same is logged, as the operator's guide says.
 *
 * <pre>{@code
 * ParlanceServer server = ParlanceServer.builder()
 *         .listener(new ServerListener() {
 *             @Override
 *             public void refused(ClientIncident incident) {
 *                 log.info("{} from {}", incident.reason(), incident.address());
 *             }
 *         })
 *         .build();
 * }</pre>
 *
 * <p>Called on the thread on which it happens, which may be an event loop: a listener must be fast and must not block. Several
 * threads may call it at the same time. What it throws is logged, and harms nobody. Nothing that it is given holds a payload,
 * credentials or the id of an Engine.IO session, except through the {@link Socket} of {@link #connected} and
 * {@link #disconnected}. Without a listener nothing of this costs anything.
 */
@Incubating
public interface ServerListener {
    /** A socket has connected to its namespace; before its connect listeners are called. */
    default void connected(Socket<?> socket) {}

    /** A socket has ended; after {@link #connected} and after the socket's events. */
    default void disconnected(Socket<?> socket, DisconnectReason reason) {}

    /** A request, a handshake or a CONNECT was refused; the incident says why. */
    default void refused(ClientIncident incident) {}

    /**
     * The server has closed a connection whose client broke the protocol, or connected to no namespace in time. A slow client and
     * a spent budget have methods of their own.
     */
    default void closed(ClientIncident incident) {}

    /** A client did not read what it was sent: its connection is closed. */
    default void slowClient(ClientIncident incident) {}

    /** The server's budget of memory was spent: this connection is closed for it. */
    default void budgetSpent(ClientIncident incident) {}

    /** A limit was exceeded: what exceeds it is refused, or let through if the limit only reports. */
    default void limitHit(LimitHit hit) {}

    /**
     * An event of a client was handled: its handlers have ended, or have not within their deadline. Not called for events that
     * nobody wants any more, since their socket has ended.
     */
    default void eventHandled(HandledEvent event) {}

    /** Code of the application has failed where the client learns no more than that. */
    default void handlerFailed(FailedHandler failure) {}

    /** The server has begun to close. */
    default void drainBegun() {}
}
