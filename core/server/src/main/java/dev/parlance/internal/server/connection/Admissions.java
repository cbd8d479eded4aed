package dev.parlance.internal.server.connection;

import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.protocol.MalformedPacketException;
import dev.parlance.internal.server.socket.LocalSocket;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces of one connection, within their bounds, and the connect timeout while there is none. Runs under a lock, sometimes within
 * the lock of a namespace's rooms: what it sends is encoded before.
 */
final class Admissions {
    /** How many namespaces that were left last are remembered. What comes late for one is ignored. */
    private static final int MAX_LEFT = 100;

    private final EngineSession session;
    private final Timers timers;
    private final Duration connectTimeout;
    private final Runnable onTimeout;
    private final Map<String, AdmissionState> byNamespace = new HashMap<>(2);
    private final AdmissionCounts counts;
    private final SignInTime signInTime;
    private final Queue<AdmissionState> left = new ArrayDeque<>(0);
    private Timers.@Nullable Timer timeout;
    private int connected;
    private boolean refusing;
    private volatile boolean ended;

    /**
     * Starts without any namespace.
     *
     * @param onTimeout is run when the connection has been without any namespace for too long
     */
    Admissions(
            EngineSession session,
            ConnectionBounds bounds,
            Timers timers,
            Duration connectTimeout,
            Runnable onTimeout) {
        this.session = session;
        this.counts = new AdmissionCounts(bounds, session.memory());
        this.timers = timers;
        this.signInTime = new SignInTime(timers);
        this.connectTimeout = connectTimeout;
        this.onTimeout = onTimeout;
    }

    // --- what the client asks for

    /**
     * A CONNECT has come; false if the connection has ended or is about to.
     *
     * @param refusal is sent if it is about to
     * @throws ConnectRefusedException if it is one too many
     */
    synchronized boolean begin(AdmissionState admission, Supplier<Frame> refusal) throws MalformedPacketException {
        if (ended) {
            return false;
        }
        if (refusing) {
            session.send(refusal.get());
            return false;
        }
        AdmissionState before = byNamespace.get(admission.namespace());
        if (before != null && before.phase() != AdmissionState.Phase.LEFT) {
            throw new MalformedPacketException("a second CONNECT for a namespace");
        }
        counts.check(admission);
        counts.began(admission);
        byNamespace.put(admission.namespace(), admission);
        return true;
    }

    /** The socket of a namespace; null if either side has just ended it. */
    synchronized @Nullable LocalSocket<?> socket(String namespace) throws MalformedPacketException {
        AdmissionState admission = byNamespace.get(namespace);
        if (ended) {
            return null;
        }
        if (admission == null || admission.phase() == AdmissionState.Phase.PENDING) {
            throw new MalformedPacketException("a packet for a namespace that is not connected");
        }
        return admission.socket();
    }

    /** A DISCONNECT has come; returns the socket that was connected, or null if the client left before it was. */
    synchronized @Nullable LocalSocket<?> leave(String namespace) throws MalformedPacketException {
        AdmissionState admission = byNamespace.get(namespace);
        if (admission == null) {
            throw new MalformedPacketException("a DISCONNECT of a namespace that is not connected");
        }
        LocalSocket<?> socket = admission.socket();
        left(admission);
        return socket;
    }

    private void left(AdmissionState admission) {
        if (admission.phase() == AdmissionState.Phase.LEFT) {
            return;
        }
        boolean wasConnected = admission.phase() == AdmissionState.Phase.CONNECTED;
        admission.left();
        counts.left(admission);
        left.add(admission);
        if (left.size() > MAX_LEFT) {
            AdmissionState oldest = left.remove();
            byNamespace.remove(oldest.namespace(), oldest);
        }
        if (wasConnected && --connected == 0) {
            startConnectTimeout();
        }
    }

    // --- what becomes of a CONNECT

    /** Whether a CONNECT is still to be answered: neither has the client gone meanwhile, nor was it refused. */
    synchronized boolean isPending(AdmissionState admission) {
        return !ended
                && admission.phase() == AdmissionState.Phase.PENDING
                && byNamespace.get(admission.namespace()) == admission;
    }

    /** Admits a socket, unless the connection has ended meanwhile, or the socket was disconnected. Sends the answer. */
    synchronized boolean grant(AdmissionState admission, LocalSocket<?> socket, Frame answer) {
        if (!isPending(admission) || !socket.lifecycle().open(() -> announce(admission, answer))) {
            return false;
        }
        admission.connected(socket);
        connected++;
        cancelConnectTimeout();
        return true;
    }

    // First: what the client sends when it has the answer may be larger than before.
    private void announce(AdmissionState admission, Frame answer) {
        counts.decided(admission);
        session.memory().signedIn(true);
        session.send(answer);
    }

    /**
     * Lets a client in that is to sign in, as {@link #grant}.
     *
     * @param deadline within what time it is to
     * @param whenDue is run if it has not
     */
    synchronized boolean grantForSignIn(
            AdmissionState admission, LocalSocket<?> socket, Frame answer, Duration deadline, Runnable whenDue) {
        if (!isPending(admission) || !socket.lifecycle().openForSignIn(() -> announceForSignIn(admission, answer))) {
            return false;
        }
        admission.connected(socket);
        connected++;
        cancelConnectTimeout();
        Duration time = session.memory().isSignedIn() ? deadline : signInTime.left(deadline);
        admission.setSignInDeadline(timers.schedule(time, whenDue));
        return true;
    }

    private void announceForSignIn(AdmissionState admission, Frame answer) {
        counts.decided(admission);
        session.send(answer);
    }

    /** A client has signed in: false if it has gone meanwhile, or was disconnected. Sends the answer. */
    synchronized boolean signedIn(AdmissionState admission, LocalSocket<?> socket, Runnable answer) {
        if (ended || admission.socket() != socket) {
            return false;
        }
        return socket.lifecycle().enter(() -> {
            admission.cancelSignInDeadline();
            signInTime.reset();
            session.memory().signedIn(true);
            answer.run();
        });
    }

    /** Refuses a CONNECT and sends the answer; does nothing if it is not pending any more. */
    synchronized boolean refuse(AdmissionState admission, Frame answer) {
        if (admission.phase() != AdmissionState.Phase.PENDING
                || !byNamespace.remove(admission.namespace(), admission)) {
            return false;
        }
        counts.decided(admission);
        counts.left(admission);
        session.send(answer);
        return true;
    }

    /** Nothing decides a CONNECT any more, whatever has become of it. */
    synchronized void finished(AdmissionState admission) {
        counts.decided(admission);
    }

    // --- what the server ends

    /** The server has ended a socket: sends the notice. */
    synchronized void left(Socket<?> socket, Frame notice) {
        AdmissionState admission = byNamespace.get(socket.namespace().name());
        if (!ended && admission != null && admission.socket() == socket) {
            session.send(notice);
            left(admission);
        }
    }

    /**
     * From now on every CONNECT is refused, also those that are pending.
     *
     * @param refusal the answer for a namespace
     * @return the sockets that are connected
     */
    synchronized List<LocalSocket<?>> refuseAll(Function<String, Frame> refusal) {
        refusing = true;
        for (AdmissionState admission : List.copyOf(byNamespace.values())) {
            if (admission.phase() == AdmissionState.Phase.PENDING) {
                refuse(admission, refusal.apply(admission.namespace()));
            }
        }
        return sockets();
    }

    /** Whether it is in no namespace, and is to be in none. */
    synchronized boolean isVacant() {
        return byNamespace.values().stream().allMatch(each -> each.phase() == AdmissionState.Phase.LEFT);
    }

    /** The connection has ended; returns the sockets that were connected. */
    synchronized List<LocalSocket<?>> end() {
        List<LocalSocket<?>> sockets = sockets();
        ended = true;
        connected = 0;
        byNamespace.values().forEach(AdmissionState::cancelSignInDeadline);
        counts.clear();
        byNamespace.clear();
        left.clear();
        cancelConnectTimeout();
        return sockets;
    }

    boolean hasEnded() {
        return ended;
    }

    /** The sockets that are connected: a copy. */
    synchronized List<LocalSocket<?>> sockets() {
        List<LocalSocket<?>> sockets = new ArrayList<>(byNamespace.size());
        for (AdmissionState admission : byNamespace.values()) {
            LocalSocket<?> socket = admission.socket();
            if (socket != null) {
                sockets.add(socket);
            }
        }
        return sockets;
    }

    // --- a connection without any namespace is not kept

    /** Starts the connect timeout. Only being admitted to a namespace ends it: what else the client sends does not matter. */
    synchronized void startConnectTimeout() {
        if (!ended && timeout == null) {
            timeout = timers.schedule(connectTimeout, this::timedOut);
        }
    }

    private void timedOut() {
        synchronized (this) {
            if (ended || connected > 0) {
                return;
            }
        }
        onTimeout.run();
    }

    private void cancelConnectTimeout() {
        if (timeout != null) {
            timeout.cancel();
            timeout = null;
        }
    }
}
