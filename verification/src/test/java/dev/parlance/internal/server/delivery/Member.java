package dev.parlance.internal.server.delivery;

import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import dev.parlance.internal.server.event.SocketIoFormat;
import dev.parlance.internal.server.socket.LocalData;
import dev.parlance.socket.DataMap;
import dev.parlance.socket.Handshake;
import java.time.Duration;

/** A socket that is in rooms and nothing else. */
record Member(String id, JoinedRooms joinedRooms) implements Recipient {
    Member(String id) {
        this(id, new JoinedRooms());
    }

    @Override
    public String userId() {
        return "u";
    }

    @Override
    public Handshake handshake() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DataMap data() {
        return new LocalData();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public EngineSession session() {
        throw new UnsupportedOperationException();
    }

    @Override
    public EventFormat format() {
        return SocketIoFormat.PLAIN;
    }

    @Override
    public void notifyOutgoing(OutgoingEvent event) {}

    @Override
    public void request(OutgoingEvent event, Duration deadline, PendingAcks.Callback callback) {}

    @Override
    public void disconnect() {}

    @Override
    public void disconnectClient() {}
}
