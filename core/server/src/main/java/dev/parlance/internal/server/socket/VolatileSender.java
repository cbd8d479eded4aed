package dev.parlance.internal.server.socket;

import dev.parlance.internal.server.event.EventSender;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.socket.DroppedEvent;

/** Sends to one socket what is dropped if it cannot leave at once. */
record VolatileSender(LocalSocket<?> socket) implements EventSender {
    @Override
    public EventWriter writer() {
        return socket.writer();
    }

    @Override
    public void send(OutgoingEvent event) {
        if (!socket.isConnected()) {
            return;
        }
        if (socket.recoverable().sends(event, true)) {
            return;
        }
        if (socket.session().isWritable()) {
            socket.send(event);
        } else {
            socket.context().reports().dropped(DroppedEvent.Reason.VOLATILE, event.label(), 1);
        }
    }
}
