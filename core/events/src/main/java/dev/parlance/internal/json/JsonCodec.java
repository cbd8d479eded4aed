package dev.parlance.internal.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.event.LargeNumbers;
import dev.parlance.event.Limits;
import dev.parlance.event.Payload;
import dev.parlance.event.PayloadValidator;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.check.Check;
import dev.parlance.internal.json.check.PayloadChecks;
import dev.parlance.internal.json.check.RequiredRules;
import dev.parlance.internal.json.jackson.AnyJson;
import dev.parlance.internal.json.jackson.LargeMessages;
import dev.parlance.internal.json.jackson.SafeIntegers;
import dev.parlance.internal.json.jackson.StrictMapper;
import dev.parlance.internal.json.syntax.JsonScanner;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import dev.parlance.internal.json.type.ClassCache;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts payloads to JSON and back, by the rules of this library: a record's component that is not {@code @Nullable} is
 * required; no value is converted to another type; no value exceeds its limit; unknown members are ignored; binary travels
 * beside the text. If a member occurs twice in an object, the last one counts in plain values; a record may refuse it.
 * Immutable and safe for use by several threads.
 */
public final class JsonCodec {
    private final Limits limits;
    private final ObjectMapper mapper;
    private final LargeMessages large;
    private final ArgumentsWriter writer;
    private final PayloadReader reader;
    private final @Nullable PayloadChecks outgoing;
    private final List<PayloadValidator> validators;
    private final ClassCache<PositionalArguments> positions = new ClassCache<>(PositionalArguments::of);
    private final ClassCache<Optional<String>> readable = new ClassCache<>(type -> problem(true, type));
    private final ClassCache<Optional<String>> writable = new ClassCache<>(type -> problem(false, type));

    /** A codec with the default limits. */
    public JsonCodec() {
        this(Limits.DEFAULT);
    }

    /** One that reads what is within those limits. */
    public JsonCodec(Limits limits) {
        this(JsonSettings.of(limits));
    }

    /** A codec with settings. */
    public JsonCodec(JsonSettings settings) {
        this(settings, new LargeMessages());
    }

    /** One whose large messages are read in the turns of others. */
    JsonCodec(JsonSettings settings, LargeMessages large) {
        this.large = large;
        this.limits = settings.limits();
        this.mapper = StrictMapper.create(settings.modules(), settings.largeNumbers() == LargeNumbers.TEXT);
        this.writer = new ArgumentsWriter(mapper, new SafeIntegers(settings.largeNumbers(), settings.warnings()));
        this.reader = new PayloadReader(mapper, positions, limits, large);
        this.outgoing = settings.checksOutgoing() ? new PayloadChecks(new RequiredRules()) : null;
        this.validators = settings.validators();
    }

    private Optional<String> problem(boolean reads, Class<?> type) {
        return Optional.ofNullable(PayloadTypes.problem(mapper, reads, type));
    }

    /** The limits of what it reads. */
    public Limits limits() {
        return limits;
    }

    /**
     * Writes an event: {@code ["name",argument…]}. A {@code byte[]} or a {@code ByteBuffer} at any depth is extracted and
     * replaced by a placeholder; arrays are not copied.
     *
     * @throws IllegalArgumentException if an argument cannot be written as JSON, or holds an integer that is refused
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
     * Writes one value; binary in it is written as base64.
     *
     * @throws IllegalArgumentException if it cannot be written as JSON
     */
    public byte[] encodeValue(@Nullable Object value) {
        return writer.value(value);
    }

    /**
     * The same arguments without attachments: binary is a base64 string in the JSON.
     *
     * @throws IllegalArgumentException if they cannot be written so
     */
    public EncodedArguments withoutAttachments(EncodedArguments encoded) {
        if (encoded.attachments().isEmpty()) {
            return encoded;
        }
        try {
            List<byte[]> elements = new ArrayList<>();
            for (Object element :
                    parse(encoded.json(), encoded.attachments(), true).values()) {
                elements.add(encodeValue(element));
            }
            return new EncodedArguments(JsonBytes.array(elements), List.of());
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("binary in JSON that cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The same array with base64 of its JSON for each element, without attachments.
     *
     * @param first the index of the first element that is encoded: 1 for an event, whose name stays as it is
     * @throws IllegalArgumentException if they cannot be written so
     */
    public EncodedArguments toBase64(EncodedArguments encoded, int first) {
        try {
            return new EncodedArguments(
                    Base64Arguments.encode(withoutAttachments(encoded).json(), first), List.of());
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("not JSON, as an application's serializer has written it", e);
        }
    }

    /**
     * The reverse of {@link #toBase64}: arguments of which each was base64 of its JSON.
     *
     * @throws RefusedException with {@code validation-failed} if one was not
     */
    public IncomingArguments fromBase64(IncomingArguments received) {
        return received.fromBase64(limits.jsonDepth());
    }

    /**
     * An event as an object {@code {"type": name, "data": argument}}, without attachments. Without arguments it has no {@code
     * data}; several are an array.
     *
     * @throws IllegalArgumentException if it cannot be written so
     */
    public byte[] toTypeAndData(EncodedArguments event) {
        try {
            return TypeAndData.message(withoutAttachments(event).json());
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("not JSON, as an application's serializer has written it", e);
        }
    }

    /**
     * The reverse of {@link #toTypeAndData}: an event with one argument, or none without {@code data}. Other members are ignored.
     *
     * @throws MalformedJsonException if it is not such an object, or as {@link #parseReceivedEvent} does
     */
    public IncomingArguments parseTypeAndData(byte[] message) throws MalformedJsonException {
        return parseReceivedEvent(TypeAndData.event(message, limits.jsonDepth()), List.of(), false);
    }

    /**
     * Converts a payload to the arguments of an event or an ack: none, the payload itself, or the components of a record; a
     * null among them too, wherever it stands.
     *
     * @throws IllegalArgumentException if the payload is null but its components are the arguments, and it may not be null
     */
    public <P> List<@Nullable Object> arguments(Payload<P> payload, @Nullable P value) {
        return switch (payload.shape()) {
            case NONE -> List.of();
            case SINGLE -> Collections.singletonList(value);
            case POSITIONAL -> {
                if (value == null && payload.isNullable()) {
                    yield Collections.singletonList(null);
                }
                if (value == null) {
                    throw new IllegalArgumentException(
                            "no " + payload.type().getName() + " whose components could be arguments");
                }
                yield positions.of(payload.type()).values(value);
            }
        };
    }

    /**
     * Converts a payload to the arguments of its event.
     *
     * @throws IllegalArgumentException if it is not complete, and these settings check that
     */
    public <P> List<@Nullable Object> arguments(Event<P> event, @Nullable P payload) {
        String missing = missing(event.payload(), payload);
        if (missing != null) {
            throw new IllegalArgumentException(
                    "\"" + event.name() + "\" (" + event.direction() + ") cannot be sent: " + missing);
        }
        return arguments(event.payload(), payload);
    }

    /**
     * Checks what is sent, if these settings say so: nothing that is required may be null, at any depth.
     *
     * @return what is wrong, as a sentence that names the field; null if nothing is
     */
    public @Nullable String missing(Payload<?> payload, @Nullable Object value) {
        if (outgoing == null || payload.type() == Void.class) {
            return null;
        }
        if (value == null) {
            return payload.isNullable() ? null : "the payload is required";
        }
        Check.Violation violation = outgoing.of(payload.type(), value);
        return violation == null
                ? null
                : (violation.path().isEmpty() ? "the payload" : violation.path()) + " " + violation.what();
    }

    /**
     * Checks the JSON array of an ack's values; decodes nothing.
     *
     * <p>In a binary packet every object with {@code "_placeholder": true} must have a {@code num} that is the index of an
     * attachment; as with Socket.IO's own parser, an attachment may be used several times or not at all.
     *
     * @param attachments the packet's attachments
     * @param binary whether placeholders stand for attachments; if not, they are ordinary objects
     * @throws MalformedJsonException if it is not a well-formed array, is nested too deep, has a number of more than 1,000
     *     characters or an invalid placeholder
     */
    public IncomingArguments parse(byte[] json, List<byte[]> attachments, boolean binary)
            throws MalformedJsonException {
        JsonScanner scan = JsonScanner.array(json, limits.jsonDepth(), binary ? attachments.size() : -1);
        return new IncomingArguments(mapper.getFactory(), large, json, attachments, scan, null);
    }

    /**
     * Checks the array of an event's name and arguments, as {@link #parse} does.
     *
     * @throws MalformedJsonException also if the first element is not a valid event name, or is reserved by Socket.IO
     */
    public IncomingArguments parseEvent(byte[] json, List<byte[]> attachments, boolean binary)
            throws MalformedJsonException {
        IncomingArguments event = parseReceivedEvent(json, attachments, binary);
        String problem = event.nameProblem();
        if (problem != null) {
            throw new MalformedJsonException(problem);
        }
        return event;
    }

    /**
     * As {@link #parseEvent}, but a name that is empty or too long is not malformed: the event is to be refused ({@link
     * IncomingArguments#nameProblem}).
     *
     * @throws MalformedJsonException also if the first element is neither a string nor a number, or is reserved by Socket.IO
     */
    public IncomingArguments parseReceivedEvent(byte[] json, List<byte[]> attachments, boolean binary)
            throws MalformedJsonException {
        JsonScanner scan = JsonScanner.array(json, limits.jsonDepth(), binary ? attachments.size() : -1);
        if (scan.count() == 0) {
            throw new MalformedJsonException("an event without a name");
        }
        EventName name =
                EventName.read(mapper.getFactory(), json, scan.offsets()[0], scan.offsets()[1], limits.eventName());
        return new IncomingArguments(mapper.getFactory(), large, json, attachments, scan, name);
    }

    /**
     * Reads an object, such as a CONNECT packet's auth payload, as plain Java values.
     *
     * @throws MalformedJsonException if it is not a well-formed object or is nested too deep
     */
    public Map<String, @Nullable Object> parseObject(byte[] json) throws MalformedJsonException {
        return large.inTurn(json.length, () -> {
            JsonScanner.object(json, limits.jsonDepth());
            return AnyJson.object(mapper.getFactory(), json);
        });
    }

    /**
     * Reads any value as plain Java values.
     *
     * @throws MalformedJsonException if it is not well-formed, is nested too deep, or has a number that no double can hold
     */
    public @Nullable Object parseValue(byte[] json) throws MalformedJsonException {
        JsonScanner.value(json, limits.jsonDepth());
        return AnyJson.value(mapper.getFactory(), json);
    }

    /**
     * Converts the arguments of an event or an ack to its payload. Surplus arguments are ignored; a record without required
     * components may be missing.
     *
     * @return null for a payload without arguments, and for one that may be null if its argument is null or missing
     * @throws RefusedException with {@code validation-failed} if the arguments are not valid; one thrown by a record's
     *     constructor is passed on
     */
    public <P> @Nullable P decode(Payload<P> payload, IncomingArguments arguments) {
        P value = reader.payload(payload, arguments);
        if (value != null) {
            validate(value);
        }
        return value;
    }

    private void validate(Object value) {
        for (PayloadValidator validator : validators) {
            validator.validate(value);
        }
    }

    /**
     * Converts a JSON value to a type, by the rules of {@link #decode}.
     *
     * @throws RefusedException with {@code validation-failed} if it is not valid or not well-formed
     */
    public <T> T decodeValue(byte[] json, Class<T> type) {
        try {
            JsonScanner.value(json, limits.jsonDepth());
        } catch (MalformedJsonException e) {
            throw new Refusals(mapper).invalid();
        }
        T value = reader.value(json, type);
        validate(value);
        return value;
    }

    /**
     * Checks each event of a catalogue, and that the credentials of its clients can be read.
     *
     * @throws IllegalArgumentException if one cannot, in a sentence that names it and the field
     */
    public void check(Catalogue catalogue) {
        catalogue.events().forEach(this::check);
        Class<?> credentials = catalogue.credentials();
        if (credentials != null) {
            readable.of(credentials).ifPresent(problem -> {
                throw new IllegalArgumentException("clients of the catalogue " + catalogue + " cannot connect with "
                        + credentials.getName() + ": " + problem);
            });
        }
    }

    /**
     * Checks that a server can receive an event, or send it, with all that its payload and its answer hold. The result is cached.
     *
     * @throws IllegalArgumentException if it cannot, in a sentence that names the event and the field
     */
    public void check(Event<?> event) {
        boolean fromClient = event.direction() == Direction.CLIENT_TO_SERVER;
        if (fromClient && event.name().length() > limits.eventName()) {
            throw new IllegalArgumentException("the name of \"" + event.name() + "\" has more than the "
                    + limits.eventName() + " characters that the limit eventName allows");
        }
        check(event, fromClient);
    }

    /** As {@link #check(Event)}, for a client, which sends what a server receives. */
    public void checkForClient(Event<?> event) {
        check(event, event.direction() == Direction.SERVER_TO_CLIENT);
    }

    private void check(Event<?> event, boolean reads) {
        check(event, "carry", event.payload(), reads);
        if (event instanceof ClientRequest<?, ?> request) {
            check(event, "be answered with", request.answer(), !reads);
        } else if (event instanceof ServerRequest<?, ?> request) {
            check(event, "be answered with", request.answer(), !reads);
        }
    }

    private void check(Event<?> event, String verb, Payload<?> payload, boolean reads) {
        (reads ? readable : writable).of(payload.type()).ifPresent(problem -> {
            throw new IllegalArgumentException("\"" + event.name() + "\" (" + event.direction() + ") cannot " + verb
                    + " " + payload.type().getName() + ": " + problem);
        });
    }
}
