package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.listener.Vocabulary;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.internal.server.socket.IgnoredEvents;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a typed namespace share.
 *
 * @param namespace netty-socketio's
 * @param name its name with the leading slash, as clients and Parlance know it
 * @param writer writes its events
 * @param vocabulary its catalogues, in whose dialect it answers
 * @param refusals with what exceptions of the application are refused
 * @param ignored where events go that nobody handles; null if they are answered
 * @param execution its threads and its time
 * @param reports what is logged of its events
 */
record BridgeContext(
        SocketIONamespace namespace,
        String name,
        EventWriter writer,
        Vocabulary vocabulary,
        RefusalMappings refusals,
        @Nullable IgnoredEvents ignored,
        Execution execution,
        NamespaceReports reports) {

    /** netty-socketio calls the main namespace by an empty name. */
    static String nameOf(SocketIONamespace namespace) {
        return namespace.getName().isEmpty() ? "/" : namespace.getName();
    }

    JsonCodec json() {
        return writer.json();
    }

    /**
     * Checks that a client is one of this namespace.
     *
     * @throws IllegalArgumentException if it is one of another
     */
    SocketIOClient checked(SocketIOClient client) {
        if (!client.getNamespace().getName().equals(namespace.getName())) {
            throw new IllegalArgumentException("a client of the namespace " + nameOf(client.getNamespace())
                    + " was given to the namespace " + name);
        }
        return client;
    }
}
