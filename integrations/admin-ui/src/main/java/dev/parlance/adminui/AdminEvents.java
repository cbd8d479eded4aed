package dev.parlance.adminui;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ServerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events between the page and its server, as the page has them. */
final class AdminEvents {
    private AdminEvents() {}

    // --- to the page

    /** The id of the page's session. */
    static final ServerEvent<String> SESSION = serverEvent("session", String.class);

    /** What the page may do here. */
    static final ServerEvent<Config> CONFIG = serverEvent("config", Config.class);

    /** The server's figures, every two seconds. */
    static final ServerEvent<ServerStats> SERVER_STATS = serverEvent("server_stats", ServerStats.class);

    /** The first sockets; what the page knew before is void. */
    static final ServerEvent<AllSockets> ALL_SOCKETS =
            serverEvent("all_sockets", AllSockets.class).positional();

    /** One more socket. */
    static final ServerEvent<SocketConnected> SOCKET_CONNECTED =
            serverEvent("socket_connected", SocketConnected.class).positional();

    /** What has changed of a socket. */
    static final ServerEvent<SocketUpdated> SOCKET_UPDATED = serverEvent("socket_updated", SocketUpdated.class);

    /** A socket has gone. */
    static final ServerEvent<SocketDisconnected> SOCKET_DISCONNECTED =
            serverEvent("socket_disconnected", SocketDisconnected.class).positional();

    /** A socket has joined a room. */
    static final ServerEvent<RoomChange> ROOM_JOINED =
            serverEvent("room_joined", RoomChange.class).positional();

    /** A socket has left a room. */
    static final ServerEvent<RoomChange> ROOM_LEFT =
            serverEvent("room_left", RoomChange.class).positional();

    /** A client has sent an event. */
    static final ServerEvent<Passed> EVENT_RECEIVED =
            serverEvent("event_received", Passed.class).positional();

    /** A client was sent an event. */
    static final ServerEvent<Passed> EVENT_SENT =
            serverEvent("event_sent", Passed.class).positional();

    record Config(List<String> supportedFeatures) {}

    /** @param uptime in seconds */
    record ServerStats(
            String serverId,
            String hostname,
            long pid,
            double uptime,
            long clientsCount,
            long pollingClientsCount,
            List<AggregatedEvent> aggregatedEvents,
            List<NamespaceStats> namespaces) {}

    /** @param timestamp in milliseconds since 1970 */
    record AggregatedEvent(
            long timestamp, String type, @Nullable String subType, long count) {}

    record NamespaceStats(String name, int socketsCount) {}

    record AllSockets(List<SocketView> sockets) {}

    record SocketView(
            String id,
            String clientId,
            String transport,
            String nsp,
            Map<String, @Nullable Object> data,
            HandshakeView handshake,
            List<String> rooms) {}

    /** @param issued in milliseconds since 1970 */
    record HandshakeView(
            String address,
            Map<String, String> headers,
            Map<String, String> query,
            long issued,
            boolean secure,
            Instant time,
            String url) {}

    record SocketConnected(SocketView socket, Instant timestamp) {}

    record SocketUpdated(String id, String nsp, String transport, Map<String, @Nullable Object> data) {}

    record SocketDisconnected(String nsp, String id, String reason, Instant timestamp) {}

    record RoomChange(String nsp, String room, String id, Instant timestamp) {}

    /** @param arguments the event's name, and what is shown of its arguments */
    record Passed(String nsp, String id, List<@Nullable Object> arguments, Instant timestamp) {}

    // --- from the page

    /** Makes sockets join a room. */
    static final ClientEvent<RoomCommand> JOIN =
            clientEvent("join", RoomCommand.class).positional();

    /** Makes sockets leave a room. */
    static final ClientEvent<RoomCommand> LEAVE =
            clientEvent("leave", RoomCommand.class).positional();

    /** Disconnects sockets. */
    static final ClientEvent<DisconnectCommand> DISCONNECT =
            clientEvent("_disconnect", DisconnectCommand.class).positional();

    /** @param filter a room, or the id of a socket; null for the whole namespace */
    record RoomCommand(String nsp, String room, @Nullable String filter) {}

    /**
     * @param close whether the clients' connections are to end
     * @param filter as above
     */
    record DisconnectCommand(
            String nsp, boolean close, @Nullable String filter) {}
}
