package dev.parlance.internal.redis.wire.cluster;

import dev.parlance.internal.redis.wire.JsonTextCodec;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.MessagePackCodec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cluster messages as they are published. */
public final class ClusterMessageCodec {
    private static final String TYPE = "type";
    private static final String DATA = "data";
    private static final String UID = "uid";
    private static final String NAMESPACE = "nsp";

    private ClusterMessageCodec() {}

    /**
     * Encodes a message for the sharded adapter: as JSON, with binary as MessagePack.
     *
     * @throws dev.parlance.internal.redis.wire.UnsendableMessageException if a value is none that a message can hold, or the message
     *     exceeds {@link dev.parlance.internal.redis.wire.WireLimits}
     */
    public static byte[] encode(ClusterMessage message) {
        Map<String, @Nullable Object> value = value(message);
        return hasBinary(value) ? MessagePackCodec.encode(value) : JsonTextCodec.encode(value);
    }

    /** Encodes a message for the pub/sub of the streams adapter: always as MessagePack. Throws as {@link #encode}. */
    public static byte[] encodePacked(ClusterMessage message) {
        return MessagePackCodec.encode(value(message));
    }

    private static Map<String, @Nullable Object> value(ClusterMessage message) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put(TYPE, MessageTypes.of(message.body()));
        Map<String, @Nullable Object> data = BodyWriter.write(message.body());
        if (data != null) {
            value.put(DATA, data);
        }
        value.put(UID, message.uid());
        value.put(NAMESPACE, message.namespace());
        return value;
    }

    /** Whether a value holds an array of bytes. */
    static boolean hasBinary(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return hasBinary(map.values());
        }
        if (value instanceof Collection<?> list) {
            return list.stream().anyMatch(ClusterMessageCodec::hasBinary);
        }
        return value instanceof byte[];
    }

    /** Decodes a message of either encoding. */
    public static ClusterMessage decode(byte[] bytes) throws MalformedMessageException {
        Object value = JsonTextCodec.isJson(bytes) ? JsonTextCodec.decode(bytes) : MessagePackCodec.decode(bytes);
        Fields message = Fields.of(value, "a message");
        ClusterBody body = BodyReader.read(message.number(TYPE), message.value(DATA));
        return new ClusterMessage(body, message.text(UID), message.text(NAMESPACE));
    }
}
