package dev.parlance.internal.redis.wire.cluster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a cluster message says. An event is its name and its arguments. */
public sealed interface ClusterBody {
    /** An event for sockets; each acks to the request, if there is one. */
    record Broadcast(
            List<@Nullable Object> event,
            BroadcastOptions options,
            @Nullable String requestId) implements ClusterBody {}

    /** Sockets join rooms. */
    record Join(BroadcastOptions options, List<String> rooms) implements ClusterBody {}

    /** Sockets leave rooms. */
    record Leave(BroadcastOptions options, List<String> rooms) implements ClusterBody {}

    /** Sockets are disconnected, or their whole connections. */
    record Disconnect(BroadcastOptions options, boolean close) implements ClusterBody {}

    /** Asks for the sockets. */
    record FetchSockets(BroadcastOptions options, String requestId) implements ClusterBody {}

    /** Answers that, with a value of each socket. */
    record Sockets(String requestId, List<Map<String, @Nullable Object>> sockets) implements ClusterBody {}

    /** An event for servers, which answer the request, if there is one. */
    record ServerSideEmit(
            List<@Nullable Object> event, @Nullable String requestId) implements ClusterBody {}

    /** Answers that. */
    record ServerSideAnswer(String requestId, @Nullable Object answer) implements ClusterBody {}

    /** Tells how many sockets of a server will ack a broadcast. */
    record ClientCount(String requestId, int clients) implements ClusterBody {}

    /** The values of one ack of a broadcast. A server of Node has one at most, and reads the first only. */
    record ClientAck(String requestId, List<@Nullable Object> values) implements ClusterBody {}

    /** What only the classic adapter has. */
    sealed interface ClassicOnly extends ClusterBody {}

    /** Asks for the names of all rooms. */
    record FetchRooms(String requestId) implements ClassicOnly {}

    /** Answers that. */
    record Rooms(String requestId, List<String> rooms) implements ClassicOnly {}

    /** Asks for the ids of the sockets in any of some rooms, or of all, for servers of old. */
    record FetchSocketIds(List<String> rooms, String requestId) implements ClassicOnly {}

    /** Answers that. */
    record SocketIds(String requestId, List<String> ids) implements ClassicOnly {}

    /**
     * Asks for something to be done to one socket, by the server that has it, which then says so, for servers of old.
     */
    record ForSocket(
            String socketId, ClusterBody action, @Nullable String requestId) implements ClassicOnly {}

    /** Answers that. */
    record Done(String requestId) implements ClassicOnly {}

    /** A sign of life of older streams adapters: they tell what starts, lives and ends. */
    record Heartbeat(int type) implements ClusterBody {}
}
