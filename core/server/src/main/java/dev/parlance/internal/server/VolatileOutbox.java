package dev.parlance.internal.server;

/** Sends to one socket what may be dropped. */
record VolatileOutbox(LocalSocket<?> socket) implements Outbox {
    @Override
    public EventWriter writer() {
        return socket.writer();
    }

    @Override
    public void send(Outgoing event) {
        if (socket.session().isWritable()) {
            socket.send(event);
        }
    }
}
