package dev.parlance.internal.redis.wire.cluster;

import dev.parlance.internal.redis.wire.JsonTextCodec;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.MessagePackCodec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of the classic adapter. They name neither their sender nor, most of them, their kind. */
public final class ClassicResponseCodec {
    private ClassicResponseCodec() {}

    /**
     * Encodes an answer: a client's ack as MessagePack, else as JSON.
     *
     * @throws dev.parlance.internal.redis.wire.UnsendableMessageException as {@link ClassicRequestCodec#encode}
     */
    public static byte[] encode(ClusterBody body) {
        if (body instanceof ClusterBody.ClientAck ack) {
            return MessagePackCodec.encode(typed(ClassicTypes.BROADCAST_ACK, ack.requestId(), ack.values()));
        }
        return JsonTextCodec.encode(write(body));
    }

    private static Map<String, @Nullable Object> typed(int type, String requestId, List<@Nullable Object> values) {
        ClassicMap answer = new ClassicMap().put(BodyWriter.TYPE, type).put(BodyWriter.REQUEST_ID, requestId);
        if (!values.isEmpty()) {
            answer.put(BodyWriter.PACKET, values.get(0));
        }
        if (values.size() > 1) {
            answer.put(BodyWriter.MORE, values.subList(1, values.size()));
        }
        return answer.map();
    }

    private static Map<String, @Nullable Object> write(ClusterBody body) {
        ClassicMap answer = new ClassicMap();
        if (body instanceof ClusterBody.Sockets sockets) {
            answer.put(BodyWriter.REQUEST_ID, sockets.requestId()).put(BodyWriter.SOCKETS, sockets.sockets());
        } else if (body instanceof ClusterBody.SocketIds sockets) {
            answer.put(BodyWriter.REQUEST_ID, sockets.requestId()).put(BodyWriter.SOCKETS, sockets.ids());
        } else if (body instanceof ClusterBody.Rooms rooms) {
            answer.put(BodyWriter.REQUEST_ID, rooms.requestId()).put(BodyWriter.ROOMS, rooms.rooms());
        } else if (body instanceof ClusterBody.Done done) {
            answer.put(BodyWriter.REQUEST_ID, done.requestId());
        } else if (body instanceof ClusterBody.ServerSideAnswer reply) {
            answer.put(BodyWriter.TYPE, ClassicTypes.SERVER_SIDE_EMIT)
                    .put(BodyWriter.REQUEST_ID, reply.requestId())
                    .put(BodyWriter.DATA, reply.answer());
        } else if (body instanceof ClusterBody.ClientCount count) {
            answer.put(BodyWriter.TYPE, ClassicTypes.BROADCAST_CLIENT_COUNT)
                    .put(BodyWriter.REQUEST_ID, count.requestId())
                    .put(BodyWriter.CLIENT_COUNT, count.clients());
        } else {
            throw new IllegalArgumentException("no answer of the classic adapter: " + body.getClass());
        }
        return answer.map();
    }

    /**
     * Decodes an answer.
     *
     * @param namespace of the channel on which it came
     */
    public static ClusterMessage decode(byte[] bytes, String namespace) throws MalformedMessageException {
        Fields answer = ClassicMap.read(bytes, "an answer");
        String requestId = answer.text(BodyWriter.REQUEST_ID);
        ClusterBody body = answer.has(BodyWriter.TYPE)
                ? typed(answer.number(BodyWriter.TYPE), requestId, answer)
                : untyped(requestId, answer);
        return new ClusterMessage(body, "", namespace);
    }

    private static ClusterBody typed(int type, String requestId, Fields answer) throws MalformedMessageException {
        return switch (type) {
            case ClassicTypes.SERVER_SIDE_EMIT ->
                new ClusterBody.ServerSideAnswer(requestId, answer.value(BodyWriter.DATA));
            case ClassicTypes.BROADCAST_CLIENT_COUNT ->
                new ClusterBody.ClientCount(requestId, answer.number(BodyWriter.CLIENT_COUNT));
            case ClassicTypes.BROADCAST_ACK -> new ClusterBody.ClientAck(requestId, BodyReader.values(answer));
            default -> throw new MalformedMessageException("an unknown type");
        };
    }

    private static ClusterBody untyped(String requestId, Fields answer) throws MalformedMessageException {
        if (answer.has(BodyWriter.ROOMS)) {
            return new ClusterBody.Rooms(requestId, answer.rooms(BodyWriter.ROOMS));
        }
        if (!answer.has(BodyWriter.SOCKETS)) {
            return new ClusterBody.Done(requestId);
        }
        // Whoever has asked for ids does not ask for more, and the other way round.
        return answer.list(BodyWriter.SOCKETS).stream().anyMatch(String.class::isInstance)
                ? new ClusterBody.SocketIds(requestId, answer.rooms(BodyWriter.SOCKETS))
                : new ClusterBody.Sockets(requestId, answer.objects(BodyWriter.SOCKETS));
    }
}
