package dev.parlance.internal.server.socket;

import dev.parlance.internal.server.event.EventSender;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;

/** Sends to one socket what is dropped if it cannot leave at once. */
record VolatileSender(LocalSocket<?> socket) implements EventSender {
    @Override
    public EventWriter writer() {
        return socket.writer();
    }

    @Override
    public void send(OutgoingEvent event) {
        if (socket.isConnected() && socket.session().isWritable()) {
            socket.send(event);
        }
    }
}
