package dev.parlance.socket;

import dev.parlance.adapter.AdapterIncident;
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

    /**
     * An event was sent to a socket, or to those of an audience, on this server; on the thread that emits it. Called for events that
     * answer others, and for requests to an audience, but not for a request to one socket ({@link #requestSent}), nor for an event that
     * was dropped altogether.
     */
    default void eventSent(SentEvent event) {}

    /** Events were dropped: a client has sent what nobody handles, or what is volatile could not leave at once. */
    default void eventDropped(DroppedEvent event) {}

    /**
     * A client is about to be sent a request, by {@code ask} or {@code request} of its socket, or of an audience that it is in; on the
     * thread that asks. Not called for a client that cannot be asked: it has disconnected, or is a plain WebSocket.
     */
    default void requestSent(SentRequest request) {}

    /**
     * Something has gone wrong between this server and the others of its cluster, or is well again: an outage, a message that was dropped,
     * or messages that were lost. What is of many messages comes as one call, not as one for each.
     */
    default void adapterIncident(AdapterIncident incident) {}

    /** Code of the application has failed where the client learns no more than that. */
    default void handlerFailed(FailedHandler failure) {}

    /**
     * Clients can connect. The server is the one that the application has, for instance to bind gauges to its {@link Server#statistics}.
     */
    default void serverStarted(Server server) {}

    /** The server has begun to close. */
    default void drainBegun() {}

    /** The server has closed. */
    default void serverClosed(Server server) {}
}
