package dev.parlance.internal.redis.wire.cluster;

import dev.parlance.internal.redis.wire.JsonTextCodec;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.MessagePackCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests of the classic adapter, and everything else that it does not publish as a broadcast. */
public final class ClassicRequestCodec {
    static final String UID = "uid";
    private static final String SOCKET_ID = "sid";
    private static final String ROOM = "room";

    private ClassicRequestCodec() {}

    /**
     * Encodes a request: with acks as MessagePack, else as JSON.
     *
     * @param uid the sender's; empty for an emitter's that does not say so
     * @throws dev.parlance.internal.redis.wire.UnsendableMessageException if a value is none that a message can hold, or the message
     *     exceeds {@link dev.parlance.internal.redis.wire.WireLimits}
     */
    public static byte[] encode(String uid, String namespace, ClusterBody body) {
        ClassicMap request = new ClassicMap().text(UID, uid);
        if (body instanceof ClusterBody.Broadcast broadcast) {
            request.text(BodyWriter.REQUEST_ID, broadcast.requestId())
                    .put(BodyWriter.TYPE, ClassicTypes.BROADCAST)
                    .put(BodyWriter.PACKET, ClassicBroadcastCodec.packet(namespace, broadcast.event()))
                    .put(BodyWriter.OPTIONS, ClassicBroadcastCodec.members(broadcast.options(), false));
            return MessagePackCodec.encode(request.map());
        }
        return JsonTextCodec.encode(write(request, body).map());
    }

    private static ClassicMap write(ClassicMap request, ClusterBody body) {
        if (body instanceof ClusterBody.Join join) {
            return request.put(BodyWriter.TYPE, ClassicTypes.REMOTE_JOIN)
                    .selection(join.options())
                    .put(BodyWriter.ROOMS, join.rooms());
        } else if (body instanceof ClusterBody.Leave leave) {
            return request.put(BodyWriter.TYPE, ClassicTypes.REMOTE_LEAVE)
                    .selection(leave.options())
                    .put(BodyWriter.ROOMS, leave.rooms());
        } else if (body instanceof ClusterBody.Disconnect disconnect) {
            return request.put(BodyWriter.TYPE, ClassicTypes.REMOTE_DISCONNECT)
                    .selection(disconnect.options())
                    .put(BodyWriter.CLOSE, disconnect.close());
        } else if (body instanceof ClusterBody.ServerSideEmit emit) {
            return request.text(BodyWriter.REQUEST_ID, emit.requestId())
                    .put(BodyWriter.TYPE, ClassicTypes.SERVER_SIDE_EMIT)
                    .put(BodyWriter.DATA, emit.event());
        } else if (body instanceof ClusterBody.FetchSockets fetch) {
            return request.text(BodyWriter.REQUEST_ID, fetch.requestId())
                    .put(BodyWriter.TYPE, ClassicTypes.REMOTE_FETCH)
                    .selection(fetch.options());
        } else if (body instanceof ClusterBody.FetchRooms fetch) {
            return request.text(BodyWriter.REQUEST_ID, fetch.requestId()).put(BodyWriter.TYPE, ClassicTypes.ALL_ROOMS);
        }
        throw new IllegalArgumentException("no request of the classic adapter: " + body.getClass());
    }

    /**
     * Decodes a request.
     *
     * @param namespace of the channel on which it came
     */
    public static ClusterMessage decode(byte[] bytes, String namespace) throws MalformedMessageException {
        Fields request = ClassicMap.read(bytes, "a request");
        String uid = request.optionalText(UID);
        int type = request.number(BodyWriter.TYPE);
        String itsNamespace = type == ClassicTypes.BROADCAST
                ? ClassicBroadcastCodec.namespace(request.object(BodyWriter.PACKET))
                : namespace;
        return new ClusterMessage(body(type, request), uid == null ? "" : uid, itsNamespace);
    }

    private static ClusterBody body(int type, Fields request) throws MalformedMessageException {
        String id = request.optionalText(BodyWriter.REQUEST_ID);
        return switch (type) {
            case ClassicTypes.REMOTE_JOIN, ClassicTypes.REMOTE_LEAVE, ClassicTypes.REMOTE_DISCONNECT ->
                request.has(BodyWriter.OPTIONS)
                        ? action(type, BodyReader.options(request), request)
                        : forSocket(type, request, id);
            case ClassicTypes.SERVER_SIDE_EMIT ->
                new ClusterBody.ServerSideEmit(BodyReader.event(request.list(BodyWriter.DATA)), id);
            default -> question(type, request, request.text(BodyWriter.REQUEST_ID));
        };
    }

    private static ClusterBody question(int type, Fields request, String id) throws MalformedMessageException {
        return switch (type) {
            case ClassicTypes.SOCKETS -> new ClusterBody.FetchSocketIds(request.rooms(BodyWriter.ROOMS), id);
            case ClassicTypes.ALL_ROOMS -> new ClusterBody.FetchRooms(id);
            case ClassicTypes.REMOTE_FETCH -> new ClusterBody.FetchSockets(BodyReader.options(request), id);
            case ClassicTypes.BROADCAST ->
                new ClusterBody.Broadcast(
                        BodyReader.eventOf(request.object(BodyWriter.PACKET)), BodyReader.options(request), id);
            default -> throw new MalformedMessageException("an unknown type");
        };
    }

    private static ClusterBody action(int type, BroadcastOptions options, Fields request)
            throws MalformedMessageException {
        return switch (type) {
            case ClassicTypes.REMOTE_JOIN -> new ClusterBody.Join(options, BodyReader.rooms(request));
            case ClassicTypes.REMOTE_LEAVE -> new ClusterBody.Leave(options, BodyReader.rooms(request));
            default -> new ClusterBody.Disconnect(options, request.isTrue(BodyWriter.CLOSE));
        };
    }

    private static ClusterBody forSocket(int type, Fields request, @Nullable String id)
            throws MalformedMessageException {
        String socketId = request.text(SOCKET_ID);
        BroadcastOptions options = BroadcastOptions.of(List.of(socketId), List.of());
        ClusterBody action = switch (type) {
            case ClassicTypes.REMOTE_JOIN -> new ClusterBody.Join(options, List.of(request.text(ROOM)));
            case ClassicTypes.REMOTE_LEAVE -> new ClusterBody.Leave(options, List.of(request.text(ROOM)));
            default -> new ClusterBody.Disconnect(options, request.isTrue(BodyWriter.CLOSE));
        };
        return new ClusterBody.ForSocket(socketId, action, id);
    }
}
