package dev.parlance.bridge;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.listener.EventInterceptor;
import com.corundumstudio.socketio.transport.NamespaceClient;
import java.util.List;

/** Acks what netty-socketio's own listeners have handled, if none of them has: interceptors are called when all have returned. */
final class OtherListenersAck implements EventInterceptor {
    @Override
    public void onEvent(NamespaceClient client, String event, List<Object> arguments, AckRequest ack) {
        boolean isTyped = !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof RawEvent;
        if (client != null && !isTyped) {
            ack.sendAckData(List.of());
        }
    }
}
