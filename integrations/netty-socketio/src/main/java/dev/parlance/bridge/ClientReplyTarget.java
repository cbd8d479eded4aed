package dev.parlance.bridge;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.event.Dialect;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.internal.server.event.Reply;
import java.util.List;

/** Sends the answer to one event to its client. */
record ClientReplyTarget(BridgeContext context, SocketIOClient client, AckRequest request) implements Reply.Target {
    @Override
    public EventWriter writer() {
        return context.writer();
    }

    @Override
    public Dialect dialect() {
        return context.vocabulary().dialect();
    }

    @Override
    public void ack(ReceivedEvent incoming, EncodedArguments values) {
        request.sendAckData(List.<Object>of(new WireArguments(values)));
    }

    @Override
    public void send(OutgoingEvent event) {
        client.sendEvent(event.name(), new WireArguments(event.encoded()));
    }
}
