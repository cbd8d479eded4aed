package dev.parlance.internal.server.socket;

import dev.parlance.event.RefusedException;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Room;
import dev.parlance.socket.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a socket is connecting, connected or closed, whose it is, and the rooms that it enters when it is both connected and its
 * user's. Any thread.
 */
public final class Lifecycle<U extends User> {
    private volatile State state = State.CONNECTING;
    private volatile @Nullable Authentication<U> authentication;
    private @Nullable DisconnectReason ended;
    private @Nullable List<String> firstRooms;
    private @Nullable CredentialExpiry<U> expiry;

    /** How a socket is. */
    enum State {
        CONNECTING,
        /** Its client is connected, and is to sign in. */
        SIGNING_IN,
        CONNECTED,
        CLOSED
    }

    /**
     * Connecting.
     *
     * @param authentication whose it is; null if that is known later
     */
    Lifecycle(@Nullable Authentication<U> authentication) {
        this.authentication = authentication;
    }

    Authentication<U> authentication() {
        Authentication<U> known = authentication;
        if (known == null) {
            throw new IllegalStateException("the socket has no user until it is authenticated");
        }
        return known;
    }

    boolean isAuthenticated() {
        return authentication != null;
    }

    /** Whether its client is connected, and gets answers. */
    boolean isConnected() {
        State now = state;
        return now == State.CONNECTED || now == State.SIGNING_IN;
    }

    /** Whether what is emitted to it is sent. */
    boolean receivesEvents() {
        State now = state;
        return now == State.CONNECTED || now == State.SIGNING_IN && isAuthenticated();
    }

    /** Whether it has ended, or never connects. */
    public boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Whether its client is connected and still to sign in. */
    public boolean isSigningIn() {
        return state == State.SIGNING_IN;
    }

    /** It is the user's that its session has been from the beginning: of guests, whom nothing else identifies. */
    synchronized void resume(Authentication<U> before) {
        authentication = before;
    }

    // --- rooms before it enters any

    private boolean isOutside() {
        return state == State.CONNECTING || state == State.SIGNING_IN;
    }

    /** Whether it is to enter rooms later: then it will enter those too. */
    synchronized boolean joinsLater(List<String> names) {
        if (!isOutside()) {
            return false;
        }
        if (firstRooms == null) {
            firstRooms = new ArrayList<>();
        }
        firstRooms.addAll(names);
        return true;
    }

    /** Whether it is to enter rooms later: then it will not enter those. */
    synchronized boolean leavesBefore(List<String> names) {
        if (!isOutside()) {
            return false;
        }
        if (firstRooms != null) {
            firstRooms.removeAll(names);
        }
        return true;
    }

    /** The rooms that it enters now. */
    synchronized List<String> takeFirstRooms() {
        List<String> names = new ArrayList<>();
        names.add(Room.nameOfUser(authentication().user().id()));
        if (firstRooms != null) {
            names.addAll(firstRooms);
            firstRooms = null;
        }
        return names;
    }

    // --- how it goes on

    /**
     * From now on it is connected, when that has run; false if it was disconnected before.
     *
     * @param announce runs first: what is sent to the socket arrives after what this sends
     */
    public synchronized boolean open(Runnable announce) {
        return moveOn(State.CONNECTING, announce, State.CONNECTED);
    }

    /** The same for one without a user. */
    public synchronized boolean openForSignIn(Runnable announce) {
        return moveOn(State.CONNECTING, announce, State.SIGNING_IN);
    }

    /**
     * It gets its user.
     *
     * @throws RefusedException if it has one, or has disconnected
     */
    synchronized void authenticate(Authentication<U> identified) {
        if (authentication != null) {
            throw RefusedException.conflict("the socket is authenticated already");
        }
        if (state == State.CLOSED) {
            throw RefusedException.conflict("the socket has disconnected");
        }
        authentication = identified;
    }

    /** It has no user after all, unless it has ended meanwhile. */
    synchronized void revoke() {
        if (state == State.SIGNING_IN) {
            authentication = null;
        }
    }

    /** Its user has new credentials; false if it is not connected. */
    synchronized boolean renew(Authentication<U> renewed) {
        if (state != State.CONNECTED) {
            return false;
        }
        authentication = renewed;
        return true;
    }

    /** When the credentials of its socket expire. */
    synchronized CredentialExpiry<U> expiry(LocalSocket<U> socket) {
        if (expiry == null) {
            expiry = new CredentialExpiry<>(socket);
        }
        return expiry;
    }

    /** They need not expire any more: it has ended. */
    void stopExpiry() {
        CredentialExpiry<U> known;
        synchronized (this) {
            known = expiry;
        }
        // Not under the lock, which it takes itself to renew them.
        if (known != null) {
            known.stop();
        }
    }

    /** The same for one that has got its user meanwhile. */
    public synchronized boolean enter(Runnable announce) {
        return moveOn(State.SIGNING_IN, announce, State.CONNECTED);
    }

    private boolean moveOn(State from, Runnable announce, State to) {
        if (state != from) {
            return false;
        }
        announce.run();
        state = to;
        return true;
    }

    /** It never connects. */
    public synchronized void discard() {
        state = State.CLOSED;
    }

    /** It ends; returns how it was before. */
    synchronized State close(DisconnectReason reason) {
        State before = state;
        state = State.CLOSED;
        if (before == State.CONNECTED) {
            ended = reason;
        }
        return before;
    }

    /** It ends if it is not authenticated; false if it goes on. */
    public synchronized boolean closeIfSigningIn(DisconnectReason reason) {
        boolean signingIn = isSigningIn();
        if (signingIn) {
            close(reason);
        }
        return signingIn;
    }

    /** Whether events that wait are still to be handled: what a user's client sent before it left, but not before a kick. */
    synchronized boolean handlesWaiting() {
        return state != State.CLOSED
                || ended == DisconnectReason.CLIENT_NAMESPACE_DISCONNECT
                || ended == DisconnectReason.TRANSPORT_CLOSE
                || ended == DisconnectReason.TRANSPORT_ERROR
                || ended == DisconnectReason.PING_TIMEOUT;
    }
}
