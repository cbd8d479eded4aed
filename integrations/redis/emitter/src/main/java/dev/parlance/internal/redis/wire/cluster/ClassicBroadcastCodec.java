package dev.parlance.internal.redis.wire.cluster;

import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.MessagePackCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/** Broadcasts as the classic adapter publishes them: an array of the sender, the packet, and whom it is for. */
public final class ClassicBroadcastCodec {
    private static final String NAMESPACE = "nsp";
    private static final String DEFAULT_NAMESPACE = "/";
    private static final int PARTS = 3;
    private static final int MAX_UID = 64;

    private ClassicBroadcastCodec() {}

    /**
     * Encodes a broadcast that expects no acks, as servers do.
     *
     * @throws dev.parlance.internal.redis.wire.UnsendableMessageException as {@link MessagePackCodec#encode}
     */
    public static byte[] encode(String uid, String namespace, ClusterBody.Broadcast broadcast) {
        BroadcastOptions options = broadcast.options();
        return encode(uid, namespace, broadcast, members(options, false));
    }

    /** The same as the emitter does. Throws as {@link #encode}. */
    public static byte[] encodeOfEmitter(String uid, String namespace, ClusterBody.Broadcast broadcast) {
        return encode(uid, namespace, broadcast, members(broadcast.options(), true));
    }

    private static byte[] encode(
            String uid, String namespace, ClusterBody.Broadcast broadcast, Map<String, @Nullable Object> options) {
        return MessagePackCodec.encode(Arrays.asList(uid, packet(namespace, broadcast.event()), options));
    }

    /** A packet of Socket.IO, which is an event. */
    static Map<String, @Nullable Object> packet(String namespace, List<@Nullable Object> event) {
        Map<String, @Nullable Object> packet = new LinkedHashMap<>();
        packet.put(BodyWriter.TYPE, BodyWriter.EVENT);
        packet.put(BodyWriter.DATA, event);
        packet.put(NAMESPACE, namespace);
        return packet;
    }

    /** Whom a broadcast is for, its members in the order of Node's adapter or of Node's emitter. */
    static Map<String, @Nullable Object> members(BroadcastOptions options, boolean flagsFirst) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put(BodyWriter.ROOMS, options.rooms());
        if (flagsFirst) {
            members.put(BodyWriter.FLAGS, options.flags());
        }
        members.put(BodyWriter.EXCEPT, options.except());
        if (!flagsFirst) {
            members.put(BodyWriter.FLAGS, options.flags());
        }
        return members;
    }

    /** Decodes a broadcast. */
    public static ClusterMessage decode(byte[] bytes) throws MalformedMessageException {
        if (!(MessagePackCodec.decode(bytes) instanceof List<?> parts) || parts.size() < PARTS) {
            throw new MalformedMessageException("a broadcast is no array of " + PARTS);
        }
        if (!(parts.get(0) instanceof String uid)) {
            throw new MalformedMessageException("the sender is no text");
        }
        Fields packet = Fields.of(parts.get(1), "the packet");
        ClusterBody body = new ClusterBody.Broadcast(
                BodyReader.eventOf(packet), BodyReader.optionsOf(Fields.of(parts.get(2), "opts")), null);
        return new ClusterMessage(body, uid, namespace(packet));
    }

    static String namespace(Fields packet) throws MalformedMessageException {
        String namespace = packet.optionalText(NAMESPACE);
        return namespace == null ? DEFAULT_NAMESPACE : namespace;
    }

    /** Who has sent a broadcast, without decoding the rest of it; null if it does not say so. */
    public static @Nullable String senderOf(byte[] bytes) {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
            if (unpacker.unpackArrayHeader() < PARTS) {
                return null;
            }
            int length = unpacker.unpackRawStringHeader();
            return length > MAX_UID ? null : new String(unpacker.readPayload(length), StandardCharsets.UTF_8);
        } catch (IOException | MessagePackException malformed) {
            return null;
        }
    }
}
