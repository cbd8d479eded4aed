package dev.parlance.internal.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.parlance.event.Limits;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.check.Check;
import dev.parlance.internal.json.check.LimitRules;
import dev.parlance.internal.json.check.PayloadChecks;
import dev.parlance.internal.json.jackson.BinaryJson;
import dev.parlance.internal.json.jackson.LargeMessages;
import dev.parlance.internal.json.type.ClassCache;
import dev.parlance.internal.json.type.RecordType;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts well-formed JSON to payloads and checks them against the limits; refuses what is not valid. */
final class PayloadReader {
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final ClassCache<ObjectReader> readers;
    private final ClassCache<PositionalArguments> positions;
    private final PayloadChecks checks;
    private final Refusals refusals;
    private final LargeMessages large;

    PayloadReader(ObjectMapper mapper, ClassCache<PositionalArguments> positions, Limits limits, LargeMessages large) {
        this.large = large;
        this.readers = new ClassCache<>(mapper::readerFor);
        this.positions = positions;
        this.checks = new PayloadChecks(new LimitRules(limits));
        this.refusals = new Refusals(mapper);
    }

    /** The payload in the arguments of an event or an ack; see {@link JsonCodec#decode}. */
    <P> @Nullable P payload(Payload<P> payload, IncomingArguments arguments) {
        Class<P> type = payload.type();
        if (payload.shape() == Payload.Shape.NONE || type == Void.class) {
            return null;
        }
        if (payload.shape() == Payload.Shape.POSITIONAL) {
            if (payload.isNullable() && isNull(arguments)) {
                return null;
            }
            byte[] object = positions.of(type).object(arguments);
            return read(type, object, 0, object.length, arguments.attachments());
        }
        if (arguments.count() == 0) {
            return missing(payload);
        }
        int start = arguments.start(0);
        int length = arguments.end(0) - start;
        if (payload.fromText() != null && arguments.json()[start] == '"') {
            String text = read(String.class, arguments.json(), start, length, List.of());
            return checked(type, fromText(payload, text));
        }
        P value = read(type, arguments.json(), start, length, arguments.attachments());
        return value == null ? missing(payload) : value;
    }

    /** A JSON value as an object of a type; placeholders are ordinary objects. */
    <T> T value(byte[] json, Class<T> type) {
        T value = read(type, json, 0, json.length, List.of());
        if (value == null) {
            throw refusals.missing();
        }
        return value;
    }

    /** Whether there is no argument, or only one that is null. */
    private static boolean isNull(IncomingArguments arguments) {
        return arguments.count() == 0 || arguments.count() == 1 && arguments.json()[arguments.start(0)] == 'n';
    }

    /** The payload for an argument that is missing or null: a record all of whose components are optional. */
    private <P> @Nullable P missing(Payload<P> payload) {
        if (payload.isNullable()) {
            return null;
        }
        Class<P> type = payload.type();
        if (RecordType.is(type)) {
            try {
                return read(type, EMPTY_OBJECT, 0, EMPTY_OBJECT.length, List.of());
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

    private <T> @Nullable T read(Class<T> type, byte[] json, int start, int length, List<byte[]> attachments) {
        ObjectReader plain = readers.of(type);
        ObjectReader reader = attachments.isEmpty() ? plain : plain.withAttribute(BinaryJson.ATTACHMENTS, attachments);
        return large.inTurn(length, () -> {
            try {
                return checked(type, reader.<T>readValue(json, start, length));
            } catch (IOException | RuntimeException e) {
                throw refusals.of(e);
            }
        });
    }

    private <T> @Nullable T checked(Class<T> type, @Nullable T payload) {
        Check.Violation violation = payload == null ? null : checks.of(type, payload);
        if (violation != null) {
            throw refusals.violated(violation);
        }
        return payload;
    }
}
