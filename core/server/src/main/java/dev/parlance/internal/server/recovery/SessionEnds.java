package dev.parlance.internal.server.recovery;

import dev.parlance.internal.server.listener.Registrations;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.socket.DataMap;
import dev.parlance.socket.EndedSession;
import dev.parlance.socket.Registration;
import dev.parlance.socket.SessionEndListener;
import dev.parlance.socket.SessionGoneListener;
import dev.parlance.socket.User;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listeners of sessions that end for good, or leave this server. Any thread. */
public final class SessionEnds<U extends User> {
    private final NamespaceReports reports;
    private final List<SessionEndListener<U>> listeners = new CopyOnWriteArrayList<>();
    private final List<SessionGoneListener<U>> goneListeners = new CopyOnWriteArrayList<>();

    public SessionEnds(NamespaceReports reports) {
        this.reports = reports;
    }

    /** Adds a listener of the application. */
    public Registration add(SessionEndListener<U> listener) {
        return Registrations.in(listeners, listener);
    }

    /** Adds a listener of those that this server has no longer. */
    public Registration add(SessionGoneListener<U> listener) {
        return Registrations.in(goneListeners, listener);
    }

    /** Whether nobody listens. */
    public boolean isEmpty() {
        return listeners.isEmpty() && goneListeners.isEmpty();
    }

    /** A session has ended; calls the listeners, which are code of the application. */
    public void notifyEnd(EndedSession<U> session) {
        for (SessionEndListener<U> listener : listeners) {
            reports.run(() -> listener.ended(session), "session end listener");
        }
        notifyGone(session.socketId(), session.user(), session.data());
    }

    /** Another server has a session now; calls the listeners, which are code of the application. */
    void notifyGone(String socketId, U user, DataMap data) {
        for (SessionGoneListener<U> listener : goneListeners) {
            reports.run(() -> listener.gone(socketId, user, data), "session gone listener");
        }
    }
}
