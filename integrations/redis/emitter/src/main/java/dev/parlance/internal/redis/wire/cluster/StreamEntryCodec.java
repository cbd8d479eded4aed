package dev.parlance.internal.redis.wire.cluster;

import dev.parlance.internal.redis.wire.JsonTextCodec;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.MessagePackCodec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cluster messages as entries of a stream: {@code uid}, {@code nsp}, {@code type} and {@code data}, in that order. */
public final class StreamEntryCodec {
    private static final String UID = "uid";
    private static final String NAMESPACE = "nsp";
    private static final String TYPE = "type";
    private static final String DATA = "data";
    private static final int MAX_TYPE_LENGTH = 4;

    private StreamEntryCodec() {}

    /**
     * Encodes a message. Its data is JSON, with binary the base64 of MessagePack.
     *
     * @throws dev.parlance.internal.redis.wire.UnsendableMessageException if a value is none that a message can hold, or the message
     *     exceeds {@link dev.parlance.internal.redis.wire.WireLimits}
     */
    public static Map<String, byte[]> encode(ClusterMessage message) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        fields.put(UID, utf8(message.uid()));
        fields.put(NAMESPACE, utf8(message.namespace()));
        fields.put(TYPE, utf8(String.valueOf(MessageTypes.of(message.body()))));
        Map<String, @Nullable Object> data = BodyWriter.write(message.body());
        if (data != null) {
            fields.put(DATA, data(data));
        }
        return fields;
    }

    private static byte[] data(Map<String, @Nullable Object> data) {
        return ClusterMessageCodec.hasBinary(data)
                ? Base64.getEncoder().encode(MessagePackCodec.encode(data))
                : JsonTextCodec.encode(data);
    }

    /** The namespace of an entry; null if it names none. */
    public static @Nullable String namespace(Map<String, byte[]> fields) {
        byte[] namespace = fields.get(NAMESPACE);
        return namespace == null ? null : new String(namespace, StandardCharsets.UTF_8);
    }

    /** Decodes an entry. */
    public static ClusterMessage decode(Map<String, byte[]> fields) throws MalformedMessageException {
        byte[] data = fields.get(DATA);
        ClusterBody body = BodyReader.read(type(text(fields, TYPE)), data == null ? null : value(data));
        return new ClusterMessage(body, text(fields, UID), text(fields, NAMESPACE));
    }

    private static String text(Map<String, byte[]> fields, String name) throws MalformedMessageException {
        byte[] field = fields.get(name);
        if (field == null || field.length == 0) {
            throw new MalformedMessageException(name + " is missing");
        }
        return new String(field, StandardCharsets.UTF_8);
    }

    private static int type(String text) throws MalformedMessageException {
        if (text.length() > MAX_TYPE_LENGTH || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new MalformedMessageException("type is no integer");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Object value(byte[] data) throws MalformedMessageException {
        if (JsonTextCodec.isJson(data)) {
            return JsonTextCodec.decode(data);
        }
        try {
            return MessagePackCodec.decode(Base64.getDecoder().decode(data));
        } catch (IllegalArgumentException malformed) {
            throw new MalformedMessageException("malformed base64");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
