package dev.parlance.internal.server.socket;

import dev.parlance.event.Dialect;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.internal.server.event.Reply;
import org.jspecify.annotations.Nullable;

/** Sends the answers to a socket's events to its client. */
record SocketReplyTarget(LocalSocket<?> socket) implements Reply.Target {
    @Override
    public EventWriter writer() {
        return socket.writer();
    }

    @Override
    public Dialect dialect() {
        return socket.context().vocabulary().dialect();
    }

    @Override
    public void ack(ReceivedEvent incoming, EncodedArguments values) {
        if (socket.isConnected()) {
            socket.traffic().ack(incoming, values);
        }
    }

    @Override
    public void send(OutgoingEvent event) {
        // It gets its answers in any case.
        if (socket.lifecycle().isSigningIn() && !socket.isAuthenticated()) {
            socket.traffic().send(event);
        } else {
            socket.send(event);
        }
    }

    @Override
    public Reply.@Nullable Gate gate() {
        return socket.signIn();
    }
}
