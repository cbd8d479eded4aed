package dev.parlance.internal.redis.wire.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code data} of messages, its members in the order in which Node's adapters write them. */
final class BodyWriter {
    static final String PACKET = "packet";
    static final String REQUEST_ID = "requestId";
    static final String OPTIONS = "opts";
    static final String ROOMS = "rooms";
    static final String EXCEPT = "except";
    static final String FLAGS = "flags";
    static final String CLOSE = "close";
    static final String SOCKETS = "sockets";
    static final String CLIENT_COUNT = "clientCount";
    static final String TYPE = "type";
    static final String DATA = "data";
    /** The values of an ack behind the first: ours, which a server of Node does not look at. */
    static final String MORE = "more";

    /** A Socket.IO packet that is an event. */
    static final int EVENT = 2;

    private final Map<String, @Nullable Object> data = new LinkedHashMap<>();

    private BodyWriter() {}

    /** The data of a message; null if it has none. */
    static @Nullable Map<String, @Nullable Object> write(ClusterBody body) {
        return body instanceof ClusterBody.Heartbeat ? null : new BodyWriter().data(body);
    }

    private Map<String, @Nullable Object> data(ClusterBody body) {
        if (body instanceof ClusterBody.Broadcast broadcast) {
            put(PACKET, packet(broadcast.event()))
                    .request(broadcast.requestId())
                    .options(broadcast.options());
        } else if (body instanceof ClusterBody.Join join) {
            options(join.options()).put(ROOMS, join.rooms());
        } else if (body instanceof ClusterBody.Leave leave) {
            options(leave.options()).put(ROOMS, leave.rooms());
        } else if (body instanceof ClusterBody.Disconnect disconnect) {
            options(disconnect.options()).put(CLOSE, disconnect.close());
        } else if (body instanceof ClusterBody.FetchSockets fetch) {
            options(fetch.options()).request(fetch.requestId());
        } else if (body instanceof ClusterBody.ServerSideEmit emit) {
            request(emit.requestId()).put(PACKET, emit.event());
        } else {
            answer(body);
        }
        return data;
    }

    private void answer(ClusterBody body) {
        if (body instanceof ClusterBody.Sockets sockets) {
            request(sockets.requestId()).put(SOCKETS, sockets.sockets());
        } else if (body instanceof ClusterBody.ServerSideAnswer answer) {
            request(answer.requestId()).put(PACKET, answer.answer());
        } else if (body instanceof ClusterBody.ClientCount count) {
            request(count.requestId()).put(CLIENT_COUNT, count.clients());
        } else if (body instanceof ClusterBody.ClientAck ack) {
            request(ack.requestId()).values(ack.values());
        }
    }

    private static Map<String, @Nullable Object> packet(List<@Nullable Object> event) {
        Map<String, @Nullable Object> packet = new LinkedHashMap<>();
        packet.put(TYPE, EVENT);
        packet.put(DATA, event);
        return packet;
    }

    private void values(List<@Nullable Object> values) {
        if (!values.isEmpty()) {
            put(PACKET, values.get(0));
        }
        if (values.size() > 1) {
            put(MORE, values.subList(1, values.size()));
        }
    }

    private BodyWriter options(BroadcastOptions options) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(ROOMS, options.rooms());
        map.put(EXCEPT, options.except());
        map.put(FLAGS, options.flags());
        return put(OPTIONS, map);
    }

    private BodyWriter request(@Nullable String requestId) {
        return requestId == null ? this : put(REQUEST_ID, requestId);
    }

    private BodyWriter put(String name, @Nullable Object value) {
        data.put(name, value);
        return this;
    }
}
