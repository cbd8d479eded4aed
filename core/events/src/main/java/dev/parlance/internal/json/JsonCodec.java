package dev.parlance.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.parlance.event.Limits;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusedException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Payloads to JSON and back, by the rules of this library: a record's component that is not {@code @Nullable} is required,
 * nothing is converted into another type, nothing is longer than the limits allow, what is unknown is ignored, binary travels
 * beside the text. Of a member that
 * stands twice in an object the last counts in plain values; in a record it does, or the payload is refused. Immutable; may
 * be used by any thread.
 */
public final class JsonCodec {
    /** How long an event's name may be, in characters. */
    public static final int MAX_NAME_LENGTH = 256;

    /** How deep arrays and objects may be nested in what a client sends, the array of the arguments included. */
    public static final int DEFAULT_MAX_DEPTH = 64;

    /** The deepest nesting that may be allowed; reading takes stack in proportion. */
    public static final int LARGEST_MAX_DEPTH = 500;

    private static final byte[] NO_MEMBERS = {'{', '}'};

    private final int maxDepth;
    private final ObjectMapper mapper = StrictMapper.create();
    private final ArgumentsWriter writer = new ArgumentsWriter(mapper);
    private final Refusals refusals = new Refusals(mapper);
    private final LimitChecks limitChecks;
    private final PerClass<ObjectReader> readers = new PerClass<>(mapper::readerFor);
    private final PerClass<Positions> positions = new PerClass<>(Positions::of);
    private final PerClass<Boolean> readable = new PerClass<>(this::checkReadable);

    /** A codec that reads JSON as deep as {@link #DEFAULT_MAX_DEPTH}, with the default limits. */
    public JsonCodec() {
        this(Limits.DEFAULT);
    }

    /** A codec that reads JSON as deep as {@link #DEFAULT_MAX_DEPTH}, with those limits. */
    public JsonCodec(Limits limits) {
        this(DEFAULT_MAX_DEPTH, limits);
    }

    /**
     * A codec that reads JSON which is nested at most that deep.
     *
     * @param maxDepth 1 to {@value #LARGEST_MAX_DEPTH}
     * @param limits how much a client may send in one field
     */
    public JsonCodec(int maxDepth, Limits limits) {
        if (maxDepth < 1 || maxDepth > LARGEST_MAX_DEPTH) {
            throw new IllegalArgumentException("JSON cannot be read to a depth of " + maxDepth);
        }
        this.maxDepth = maxDepth;
        this.limitChecks = new LimitChecks(limits);
    }

    /**
     * Writes an event: {@code ["name",argument…]}. A {@code byte[]} or a {@code ByteBuffer} at any depth is taken out and
     * leaves a placeholder; the arrays are not copied.
     *
     * @throws IllegalArgumentException if an argument cannot be written as JSON
     */
    public EncodedArguments encodeEvent(String name, List<? extends @Nullable Object> arguments) {
        return writer.array(Objects.requireNonNull(name), arguments);
    }

    /**
     * Writes the values of an ack: {@code [value…]}, as {@link #encodeEvent} does.
     *
     * @throws IllegalArgumentException if a value cannot be written as JSON
     */
    public EncodedArguments encode(List<? extends @Nullable Object> arguments) {
        return writer.array(null, arguments);
    }

    /**
     * Writes one value; binary in it becomes base64.
     *
     * @throws IllegalArgumentException if it cannot be written as JSON
     */
    public byte[] encodeValue(@Nullable Object value) {
        return writer.value(value);
    }

    /**
     * A payload as the arguments of an event or an ack: none, itself, or a record's components without the nulls at its end.
     *
     * @throws IllegalArgumentException if there is none where the components of a record are to travel
     */
    public <P> List<@Nullable Object> arguments(Payload<P> payload, @Nullable P value) {
        return switch (payload.shape()) {
            case NONE -> List.of();
            case SINGLE -> Collections.singletonList(value);
            case POSITIONAL -> {
                if (value == null) {
                    throw new IllegalArgumentException(
                            "no " + payload.type().getName() + " whose components could be arguments");
                }
                yield positions.of(payload.type()).values(value);
            }
        };
    }

    /**
     * Checks the array of an ack's values.
     *
     * <p>In a binary packet every object with {@code "_placeholder": true} must have a {@code num} that is the index of an
     * attachment; as with Socket.IO's own parser, an attachment may be used several times or not at all.
     *
     * @param attachments the packet's attachments
     * @param binary whether placeholders stand for attachments; if not, they are objects like others
     * @throws MalformedJsonException if it is no well-formed array, is nested too deep, has a number of more than 1,000
     *     characters or a bad placeholder
     */
    public IncomingArguments parse(byte[] json, List<byte[]> attachments, boolean binary)
            throws MalformedJsonException {
        JsonSkim skim = JsonSkim.array(json, maxDepth, binary ? attachments.size() : -1);
        return new IncomingArguments(mapper.getFactory(), json, attachments, skim, null);
    }

    /**
     * Checks the array of an event's name and arguments, as {@link #parse} does.
     *
     * @throws MalformedJsonException also if it does not begin with a name, or with one that Socket.IO reserves
     */
    public IncomingArguments parseEvent(byte[] json, List<byte[]> attachments, boolean binary)
            throws MalformedJsonException {
        JsonSkim skim = JsonSkim.array(json, maxDepth, binary ? attachments.size() : -1);
        if (skim.count() == 0) {
            throw new MalformedJsonException("an event without a name");
        }
        String name = EventName.read(mapper.getFactory(), json, skim.places()[0], skim.places()[1]);
        return new IncomingArguments(mapper.getFactory(), json, attachments, skim, name);
    }

    /**
     * Reads an object, such as a CONNECT packet's auth payload, as plain Java values.
     *
     * @throws MalformedJsonException if it is no well-formed object or is nested too deep
     */
    public Map<String, @Nullable Object> parseObject(byte[] json) throws MalformedJsonException {
        JsonSkim.object(json, maxDepth);
        try (JsonParser parser = mapper.getFactory().createParser(json)) {
            parser.nextToken();
            return AnyJson.members(parser, List.of());
        } catch (IOException e) {
            throw new MalformedJsonException("an object that cannot be read");
        }
    }

    /**
     * Reads any value as plain Java values.
     *
     * @throws MalformedJsonException if it is not well-formed or is nested too deep
     */
    public @Nullable Object parseValue(byte[] json) throws MalformedJsonException {
        JsonSkim.value(json, maxDepth);
        try (JsonParser parser = mapper.getFactory().createParser(json)) {
            parser.nextToken();
            return AnyJson.read(parser, List.of());
        } catch (IOException e) {
            throw new MalformedJsonException("a value that cannot be read");
        }
    }

    /**
     * Makes a payload of what a client sent. Surplus arguments are ignored; a record without any required component may
     * be left out.
     *
     * @return null for a payload without arguments, and for one of any JSON whose argument is null or missing
     * @throws RefusedException with {@code validation-failed} if the arguments do not fit; what a record's constructor
     *     throws as such passes through
     */
    public <P> @Nullable P decode(Payload<P> payload, IncomingArguments arguments) {
        Class<P> type = payload.type();
        if (payload.shape() == Payload.Shape.NONE || type == Void.class) {
            return null;
        }
        if (payload.shape() == Payload.Shape.POSITIONAL) {
            byte[] object = positions.of(type).object(arguments);
            return bind(type, object, 0, object.length, arguments.attachments());
        }
        if (arguments.count() == 0) {
            return missing(type);
        }
        int start = arguments.start(0);
        int length = arguments.end(0) - start;
        if (payload.fromText() != null && arguments.json()[start] == '"') {
            String text = bind(String.class, arguments.json(), start, length, List.of());
            return withinLimits(fromText(payload, text));
        }
        P value = bind(type, arguments.json(), start, length, arguments.attachments());
        return value == null ? missing(type) : value;
    }

    /** What stands for an argument that did not come, or came as null: a record all of whose components are optional. */
    private <P> @Nullable P missing(Class<P> type) {
        if (type == Object.class) {
            return null;
        }
        if (type.isRecord()) {
            try {
                return bind(type, NO_MEMBERS, 0, NO_MEMBERS.length, List.of());
            } catch (RefusedException somethingIsRequired) {
                throw refusals.missing();
            }
        }
        throw refusals.missing();
    }

    private <P> @Nullable P fromText(Payload<P> payload, @Nullable String text) {
        try {
            return Objects.requireNonNull(payload.fromText()).apply(Objects.requireNonNull(text));
        } catch (RefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw refusals.invalid();
        }
    }

    /**
     * Makes an object of a type of JSON, by the rules of {@link #decode}.
     *
     * @throws RefusedException with {@code validation-failed} if it does not fit or is not well-formed
     */
    public <T> T decodeValue(byte[] json, Class<T> type) {
        try {
            JsonSkim.value(json, maxDepth);
        } catch (MalformedJsonException e) {
            throw refusals.invalid();
        }
        T value = bind(type, json, 0, json.length, List.of());
        if (value == null) {
            throw refusals.missing();
        }
        return value;
    }

    private <T> @Nullable T bind(Class<T> type, byte[] json, int start, int length, List<byte[]> attachments) {
        ObjectReader reader = readers.of(type);
        if (!attachments.isEmpty()) {
            reader = reader.withAttribute(BinaryJson.ATTACHMENTS, attachments);
        }
        try {
            return withinLimits(reader.<T>readValue(json, start, length));
        } catch (IOException | RuntimeException e) {
            throw refusals.of(e);
        }
    }

    private <T> @Nullable T withinLimits(@Nullable T payload) {
        LimitChecks.Excess excess = payload == null ? null : limitChecks.of(payload);
        if (excess != null) {
            throw refusals.exceeded(excess);
        }
        return payload;
    }

    /**
     * Checks that a payload of that type can be read; for tokens of what clients send. Once found good it costs nothing.
     *
     * @throws IllegalArgumentException if not, saying why
     */
    public void check(Payload<?> payload) {
        readable.of(payload.type());
    }

    private boolean checkReadable(Class<?> type) {
        new PayloadTypes(mapper).checkReadable(type);
        return true;
    }

    /**
     * Checks that a payload of that type can be written; for tokens of what the server sends, and for answers.
     *
     * @throws IllegalArgumentException if not, saying why
     */
    public void checkWritable(Payload<?> payload) {
        new PayloadTypes(mapper).checkWritable(payload.type());
    }
}
