package dev.parlance.internal.server.socket;

import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Room;
import dev.parlance.socket.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a socket is connecting, connected or closed, whose it is, and the rooms that it enters when it connects. Any thread. */
final class Lifecycle<U extends User> {
    private volatile State state = State.CONNECTING;
    private final U user;
    private @Nullable DisconnectReason ended;
    private @Nullable List<String> firstRooms;

    private enum State {
        CONNECTING,
        CONNECTED,
        CLOSED
    }

    /** Connecting, for that user. */
    Lifecycle(U user) {
        this.user = user;
    }

    U user() {
        return user;
    }

    boolean isConnected() {
        return state == State.CONNECTED;
    }

    // --- rooms before it connects

    /** Whether it is still to connect: then it will enter those rooms too. */
    synchronized boolean joinsLater(List<String> names) {
        if (state != State.CONNECTING) {
            return false;
        }
        if (firstRooms == null) {
            firstRooms = new ArrayList<>();
        }
        firstRooms.addAll(names);
        return true;
    }

    /** Whether it is still to connect: then it will not enter those rooms. */
    synchronized boolean leavesBefore(List<String> names) {
        if (state != State.CONNECTING) {
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
        names.add(Room.nameOfUser(user().id()));
        if (firstRooms != null) {
            names.addAll(firstRooms);
            firstRooms = null;
        }
        return names;
    }

    // --- how it goes on

    /** From now on it is connected, when that has run; false if it was disconnected before. */
    synchronized boolean open(Runnable announce) {
        if (state != State.CONNECTING) {
            return false;
        }
        announce.run();
        state = State.CONNECTED;
        return true;
    }

    /** It never connects. */
    synchronized void discard() {
        state = State.CLOSED;
    }

    /** It ends; false if it was not connected. */
    synchronized boolean close(DisconnectReason reason) {
        boolean connected = isConnected();
        state = State.CLOSED;
        if (connected) {
            ended = reason;
        }
        return connected;
    }

    /** Whether events that wait are still to be handled: what a client sent before it left, but not before a kick. */
    synchronized boolean handlesWaiting() {
        return ended == null
                || ended == DisconnectReason.CLIENT_NAMESPACE_DISCONNECT
                || ended == DisconnectReason.TRANSPORT_CLOSE
                || ended == DisconnectReason.TRANSPORT_ERROR
                || ended == DisconnectReason.PING_TIMEOUT;
    }
}
