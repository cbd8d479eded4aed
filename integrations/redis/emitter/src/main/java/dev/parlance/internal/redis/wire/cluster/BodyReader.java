package dev.parlance.internal.redis.wire.cluster;

import dev.parlance.internal.redis.wire.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code data} of messages. What a member of it is for other kinds of messages does not matter. */
final class BodyReader {
    private static final int MAX_ROOMS = 65_536;

    private BodyReader() {}

    static ClusterBody read(int type, @Nullable Object data) throws MalformedMessageException {
        return switch (type) {
            case MessageTypes.INITIAL_HEARTBEAT, MessageTypes.HEARTBEAT, MessageTypes.ADAPTER_CLOSE ->
                new ClusterBody.Heartbeat(type);
            default -> read(type, Fields.of(data, BodyWriter.DATA));
        };
    }

    private static ClusterBody read(int type, Fields data) throws MalformedMessageException {
        return switch (type) {
            case MessageTypes.BROADCAST ->
                new ClusterBody.Broadcast(packet(data), options(data), data.optionalText(BodyWriter.REQUEST_ID));
            case MessageTypes.SOCKETS_JOIN -> new ClusterBody.Join(options(data), rooms(data));
            case MessageTypes.SOCKETS_LEAVE -> new ClusterBody.Leave(options(data), rooms(data));
            case MessageTypes.DISCONNECT_SOCKETS ->
                new ClusterBody.Disconnect(options(data), data.isTrue(BodyWriter.CLOSE));
            case MessageTypes.FETCH_SOCKETS ->
                new ClusterBody.FetchSockets(options(data), data.text(BodyWriter.REQUEST_ID));
            case MessageTypes.SERVER_SIDE_EMIT ->
                new ClusterBody.ServerSideEmit(
                        event(data.list(BodyWriter.PACKET)), data.optionalText(BodyWriter.REQUEST_ID));
            default -> answer(type, data, data.text(BodyWriter.REQUEST_ID));
        };
    }

    private static ClusterBody answer(int type, Fields data, String requestId) throws MalformedMessageException {
        return switch (type) {
            case MessageTypes.FETCH_SOCKETS_RESPONSE ->
                new ClusterBody.Sockets(requestId, data.objects(BodyWriter.SOCKETS));
            case MessageTypes.SERVER_SIDE_EMIT_RESPONSE ->
                new ClusterBody.ServerSideAnswer(requestId, data.value(BodyWriter.PACKET));
            case MessageTypes.BROADCAST_CLIENT_COUNT ->
                new ClusterBody.ClientCount(requestId, data.number(BodyWriter.CLIENT_COUNT));
            case MessageTypes.BROADCAST_ACK -> new ClusterBody.ClientAck(requestId, values(data));
            default -> throw new MalformedMessageException("an unknown type");
        };
    }

    static List<@Nullable Object> packet(Fields data) throws MalformedMessageException {
        return eventOf(data.object(BodyWriter.PACKET));
    }

    /** The event that a packet of Socket.IO is. */
    static List<@Nullable Object> eventOf(Fields packet) throws MalformedMessageException {
        if (packet.number(BodyWriter.TYPE) != BodyWriter.EVENT) {
            throw new MalformedMessageException("a packet that is no event");
        }
        return event(packet.list(BodyWriter.DATA));
    }

    static List<@Nullable Object> event(List<@Nullable Object> event) throws MalformedMessageException {
        if (event.isEmpty() || !(event.get(0) instanceof String)) {
            throw new MalformedMessageException("an event without a name");
        }
        return event;
    }

    static List<@Nullable Object> values(Fields data) throws MalformedMessageException {
        List<@Nullable Object> values = new ArrayList<>();
        if (data.has(BodyWriter.PACKET)) {
            values.add(data.value(BodyWriter.PACKET));
        }
        if (data.has(BodyWriter.MORE)) {
            values.addAll(data.list(BodyWriter.MORE));
        }
        return values;
    }

    static BroadcastOptions options(Fields data) throws MalformedMessageException {
        return optionsOf(data.object(BodyWriter.OPTIONS));
    }

    static BroadcastOptions optionsOf(Fields options) throws MalformedMessageException {
        return new BroadcastOptions(
                bounded(options.rooms(BodyWriter.ROOMS)),
                bounded(options.rooms(BodyWriter.EXCEPT)),
                options.values(BodyWriter.FLAGS));
    }

    static List<String> rooms(Fields data) throws MalformedMessageException {
        data.list(BodyWriter.ROOMS);
        return bounded(data.rooms(BodyWriter.ROOMS));
    }

    private static List<String> bounded(List<String> rooms) throws MalformedMessageException {
        if (rooms.size() > MAX_ROOMS) {
            throw new MalformedMessageException("more than " + MAX_ROOMS + " rooms");
        }
        return rooms;
    }
}
