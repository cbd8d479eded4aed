package dev.parlance.internal.server.report;

import dev.parlance.adapter.AdapterIncident;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.execution.Timers;
import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.ClientIncident.Reason;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.DroppedEvent;
import dev.parlance.socket.FailedHandler;
import dev.parlance.socket.HandledEvent;
import dev.parlance.socket.LimitHit;
import dev.parlance.socket.SentEvent;
import dev.parlance.socket.SentRequest;
import dev.parlance.socket.Server;
import dev.parlance.socket.ServerListener;
import dev.parlance.socket.Socket;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Reports what happens on a server to the application's listeners and to the log. */
public final class ServerReports {
    private static final int MAX_DETAIL = 500;

    private final List<ServerListener> listeners;
    private final LimitedLog log;

    /** Reports to those listeners, in their order. */
    public ServerReports(List<ServerListener> listeners, Timers timers) {
        this.listeners = List.copyOf(listeners);
        this.log = new LimitedLog(LoggerFactory.getLogger(ServerReports.class), timers);
    }

    /** Whether anybody wants to know how long events take. */
    public boolean hasListeners() {
        return !listeners.isEmpty();
    }

    private void notify(Consumer<ServerListener> call) {
        for (ServerListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (Throwable e) {
                log.write(Level.ERROR, "a server listener failed", e, "A server listener failed");
            }
        }
    }

    // --- sockets

    /** A socket has connected. */
    public void connected(Socket<?> socket) {
        if (hasListeners()) {
            notify(listener -> listener.connected(socket));
        }
        if (log.isEnabled(Level.DEBUG)) {
            log.write(
                    Level.DEBUG,
                    "a socket has connected",
                    null,
                    "A socket has connected to namespace {} from {}",
                    socket.namespace(),
                    addressOf(socket));
        }
    }

    /** A socket has ended. */
    public void disconnected(Socket<?> socket, DisconnectReason reason) {
        if (hasListeners()) {
            notify(listener -> listener.disconnected(socket, reason));
        }
        if (log.isEnabled(Level.DEBUG)) {
            log.write(
                    Level.DEBUG,
                    "a socket has ended",
                    null,
                    "A socket of namespace {} from {} has ended: {}",
                    socket.namespace(),
                    addressOf(socket),
                    reason);
        }
    }

    private static @Nullable String addressOf(Socket<?> socket) {
        return ClientAddress.of(socket.handshake().address());
    }

    // --- what is refused, closed or dropped

    /** What an engine has refused, closed or dropped. */
    public void incident(Incident incident) {
        String detail = Printable.of(incident.detail(), MAX_DETAIL);
        switch (incident.kind()) {
            case LIMIT_EXCEEDED -> limitHit(LimitHit.of("connection", true, incident.address(), detail));
            case ORIGIN_REFUSED -> refused(ClientIncident.of(Reason.ORIGIN, incident.address(), detail));
            case REQUEST_REFUSED -> refused(ClientIncident.of(Reason.REQUEST, incident.address(), detail));
            case UPGRADE_REFUSED -> refused(ClientIncident.of(Reason.UPGRADE, incident.address(), detail));
            case TLS_FAILED -> refused(ClientIncident.of(Reason.TLS, incident.address(), detail));
            case PROTOCOL_VIOLATION -> closed(ClientIncident.of(Reason.PROTOCOL_VIOLATION, incident.address(), detail));
            case CONNECT_TIMEOUT -> closed(ClientIncident.of(Reason.CONNECT_TIMEOUT, incident.address(), detail));
            case SLOW_CLIENT -> slowClient(ClientIncident.of(Reason.SLOW_CLIENT, incident.address(), detail));
            case BUDGET_SPENT -> budgetSpent(ClientIncident.of(Reason.BUDGET_SPENT, incident.address(), detail));
        }
    }

    /** A request, a handshake or a CONNECT was refused. */
    public void refused(ClientIncident incident) {
        if (hasListeners()) {
            notify(listener -> listener.refused(incident));
        }
        write(incident, "was refused");
    }

    /** The server has closed a connection on account of its client. */
    public void closed(ClientIncident incident) {
        if (hasListeners()) {
            notify(listener -> listener.closed(incident));
        }
        write(incident, "was disconnected");
    }

    private void slowClient(ClientIncident incident) {
        if (hasListeners()) {
            notify(listener -> listener.slowClient(incident));
        }
        write(incident, "was disconnected");
    }

    private void budgetSpent(ClientIncident incident) {
        if (hasListeners()) {
            notify(listener -> listener.budgetSpent(incident));
        }
        write(incident, "was disconnected");
    }

    private void write(ClientIncident incident, String what) {
        IncidentKind kind = IncidentKind.of(incident.reason());
        if (!log.isEnabled(kind.level())) {
            return;
        }
        String namespace = incident.namespace() == null ? "" : ", namespace " + incident.namespace();
        log.write(
                kind.level(),
                kind.text(),
                null,
                "A client at {}{} {} ({}): {}",
                incident.address() == null ? "an unknown address" : incident.address(),
                namespace,
                what,
                kind.text(),
                incident.detail());
    }

    /** A limit was exceeded. */
    public void limitHit(LimitHit hit) {
        if (hasListeners()) {
            notify(listener -> listener.limitHit(hit));
        }
        log.write(
                Level.WARN,
                "limit " + hit.limit(),
                null,
                hit.isEnforced()
                        ? "A client at {} has exceeded a limit ({}): {}"
                        : "A client at {} has exceeded a limit that only reports ({}): {}",
                hit.address() == null ? "an unknown address" : hit.address(),
                hit.limit(),
                hit.detail());
    }

    // --- other servers

    void adapterIncident(AdapterIncident incident) {
        if (hasListeners()) {
            notify(listener -> listener.adapterIncident(incident));
        }
        boolean good = incident.reason() == AdapterIncident.Reason.OUTAGE_ENDED;
        log.write(
                good ? Level.INFO : Level.WARN,
                "other servers: " + incident.reason(),
                null,
                "{}{}: {}",
                incident.reason(),
                incident.namespace() == null ? "" : " on namespace " + Printable.of(incident.namespace()),
                Printable.of(incident.detail(), MAX_DETAIL));
    }

    // --- events

    void eventHandled(HandledEvent event) {
        notify(listener -> listener.eventHandled(event));
    }

    void eventSent(SentEvent event) {
        notify(listener -> listener.eventSent(event));
    }

    void eventDropped(DroppedEvent event) {
        notify(listener -> listener.eventDropped(event));
    }

    /** A client is about to be sent a request. */
    public void requestSent(SentRequest request) {
        notify(listener -> listener.requestSent(request));
    }

    /**
     * Code of the application has failed.
     *
     * @param message the line of the log, with places for {@code about}
     */
    public void failed(FailedHandler failure, String message, @Nullable Object... about) {
        report(failure, failure.cause(), message, about);
    }

    /** The same with a stack trace of its own; null for none. */
    void report(FailedHandler failure, @Nullable Throwable trace, String message, @Nullable Object... about) {
        if (hasListeners()) {
            notify(listener -> listener.handlerFailed(failure));
        }
        log.write(Level.ERROR, "failures: " + failure.what() + of(failure.event()), trace, message, about);
    }

    private static String of(@Nullable String event) {
        return event == null ? "" : " of \"" + event + "\"";
    }

    /** Where what has no report of its own is logged. */
    public LimitedLog log() {
        return log;
    }

    // --- the server

    /** Clients can connect to the server. */
    public void serverStarted(Server server) {
        notify(listener -> listener.serverStarted(server));
    }

    /** The server has closed. */
    public void serverClosed(Server server) {
        notify(listener -> listener.serverClosed(server));
    }

    /** The server has begun to close. */
    public void drainBegun() {
        notify(ServerListener::drainBegun);
        log.write(Level.INFO, "closing", null, "The server is closing: it takes no more clients");
    }
}
