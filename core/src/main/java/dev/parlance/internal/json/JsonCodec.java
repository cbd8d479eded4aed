package dev.parlance.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payloads to JSON and back. Immutable; may be used by any thread. */
public final class JsonCodec {
    /** How long an event's name may be, in characters. */
    public static final int MAX_NAME_LENGTH = 256;

    /** How deep arrays and objects may be nested in what a client sends, the array of the arguments included. */
    public static final int DEFAULT_MAX_DEPTH = 64;

    private final ObjectMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A codec with the default bounds. */
    public JsonCodec() {
        this(DEFAULT_MAX_DEPTH);
    }

    /** A codec that reads JSON which is nested at most that deep, 1 to 1,000. */
    public JsonCodec(int maxDepth) {}

    /**
     * Writes an event: {@code ["name",argument…]}.
     *
     * @throws IllegalArgumentException if an argument cannot be written as JSON
     */
    public EncodedArguments encodeEvent(String name, List<? extends @Nullable Object> arguments) {
        List<@Nullable Object> all = new ArrayList<>(arguments.size() + 1);
        all.add(name);
        all.addAll(arguments);
        return encode(all);
    }

    /**
     * Writes the values of an ack: {@code [value…]}.
     *
     * @throws IllegalArgumentException if a value cannot be written as JSON
     */
    public EncodedArguments encode(List<? extends @Nullable Object> arguments) {
        return new EncodedArguments(encodeValue(arguments), List.of());
    }

    /**
     * Writes one value; binary in it becomes base64.
     *
     * @throws IllegalArgumentException if it cannot be written as JSON
     */
    public byte[] encodeValue(@Nullable Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    /** A payload as the arguments of an event or an ack. */
    public <P> List<@Nullable Object> arguments(Payload<P> payload, @Nullable P value) {
        return payload.shape() == Payload.Shape.NONE ? List.of() : Collections.singletonList(value);
    }

    /**
     * Checks the array of an ack's values.
     *
     * @param attachments the packet's attachments
     * @param binary whether placeholders stand for attachments
     * @throws MalformedJsonException if it is no well-formed array, is nested too deep, or has a bad placeholder
     */
    public IncomingArguments parse(byte[] json, List<byte[]> attachments, boolean binary)
            throws MalformedJsonException {
        return new IncomingArguments(null, json, array(json));
    }

    /**
     * Checks the array of an event's name and arguments, as {@link #parse} does.
     *
     * @throws MalformedJsonException also if it does not begin with a name
     */
    public IncomingArguments parseEvent(byte[] json, List<byte[]> attachments, boolean binary)
            throws MalformedJsonException {
        List<@Nullable Object> all = array(json);
        if (all.isEmpty() || !(all.get(0) instanceof String name)) {
            throw new MalformedJsonException("an event without a name");
        }
        return new IncomingArguments(name, json, all.subList(1, all.size()));
    }

    /**
     * Reads an object, such as a CONNECT packet's auth payload, as plain Java values.
     *
     * @throws MalformedJsonException if it is no well-formed object or is nested too deep
     */
    public Map<String, @Nullable Object> parseObject(byte[] json) throws MalformedJsonException {
        try {
            @SuppressWarnings("unchecked")
            Map<String, @Nullable Object> map = mapper.readValue(json, Map.class);
            return map;
        } catch (IOException e) {
            throw new MalformedJsonException("no object");
        }
    }

    @SuppressWarnings("unchecked")
    private List<@Nullable Object> array(byte[] json) throws MalformedJsonException {
        try {
            return mapper.readValue(json, List.class);
        } catch (IOException e) {
            throw new MalformedJsonException("no array");
        }
    }

    /**
     * Makes a payload of what a client sent.
     *
     * @return null for a payload without arguments, and where the type is {@code Object} and the argument null or missing
     * @throws RefusedException with {@code validation-failed} if the arguments do not fit
     */
    public <P> @Nullable P decode(Payload<P> payload, IncomingArguments arguments) {
        if (payload.shape() == Payload.Shape.NONE) {
            return null;
        }
        return bind(arguments.count() == 0 ? null : arguments.values().get(0), payload.type());
    }

    /**
     * Makes an object of a type of JSON, by the rules of {@link #decode}.
     *
     * @throws RefusedException with {@code validation-failed} if it does not fit
     */
    public <T> T decodeValue(byte[] json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (IOException e) {
            throw new RefusedException(RefusalCode.VALIDATION_FAILED, "the payload is not valid");
        }
    }

    private <T> T bind(@Nullable Object value, Class<T> type) {
        try {
            return mapper.convertValue(value, type);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(RefusalCode.VALIDATION_FAILED, "the payload is not valid");
        }
    }

    /**
     * Checks that a payload of that type can be read; for tokens of what clients send.
     *
     * @throws IllegalArgumentException if not, saying why
     */
    public void check(Payload<?> payload) {}

    /**
     * Checks that a payload of that type can be written; for tokens of what the server sends, and for answers.
     *
     * @throws IllegalArgumentException if not, saying why
     */
    public void checkWritable(Payload<?> payload) {}
}
