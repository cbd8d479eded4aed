package dev.parlance.bridge;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how the server of a namespace is configured, which netty-socketio shows to nobody: its {@link ParlanceJson}, to
 * which listeners are reported on the thread that adds them, and whether it acks by itself.
 */
final class Installation {
    private static final ThreadLocal<@Nullable ParlanceJson> REPORTED = new ThreadLocal<>();

    private Installation() {}

    /**
     * The JSON layer of a namespace.
     *
     * @throws IllegalStateException if it is another one
     */
    static ParlanceJson find(SocketIONamespace namespace) {
        REPORTED.remove();
        namespace.addMultiTypeEventListener(EventMappings.ANY_EVENT, (client, arguments, ack) -> {}, RawEvent.class);
        ParlanceJson json = REPORTED.get();
        REPORTED.remove();
        if (json == null) {
            namespace.removeAllListeners(EventMappings.ANY_EVENT);
            throw new IllegalStateException("the namespace " + BridgeContext.nameOf(namespace)
                    + " reads JSON without Parlance: call config.setJsonSupport(ParlanceJson.of(…)) before its server is"
                    + " made");
        }
        return json;
    }

    /** That layer was notified of a listener. */
    static void report(ParlanceJson json, String event) {
        if (event.equals(EventMappings.ANY_EVENT)) {
            REPORTED.set(json);
        }
    }

    /**
     * Checks that netty-socketio leaves acks to the application: its own, without values, would come before those of handlers
     * on other threads.
     *
     * @throws IllegalStateException if it does not
     */
    static void checkAckMode(SocketIONamespace namespace) {
        Probe probe = new Probe();
        if (namespace instanceof Namespace known) {
            known.onEvent(null, EventMappings.ANY_EVENT, List.of(), probe);
        }
        if (probe.acked) {
            throw new IllegalStateException("the namespace " + BridgeContext.nameOf(namespace)
                    + " acks events before they are handled: call config.setAckMode(AckMode.MANUAL) before its server is"
                    + " made, and ackOtherListeners() here if listeners rely on it");
        }
    }

    /** An event of nobody: whoever acks it acks all. */
    private static final class Probe extends AckRequest {
        private boolean acked;

        Probe() {
            super(new Packet(PacketType.MESSAGE, EngineIOVersion.UNKNOWN), null);
        }

        @Override
        public void sendAckData(List<Object> values) {
            acked = true;
        }
    }
}
