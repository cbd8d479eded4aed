package dev.parlance.testkit;

import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.event.Limits;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.JsonSettings;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decodes an example and encodes it again. */
final class ExampleCheck {
    /** The binary values that placeholders in examples stand for, each different. */
    private static final List<byte[]> ATTACHMENTS =
            IntStream.range(0, 64).mapToObj(i -> new byte[] {(byte) i}).toList();

    private final JsonCodec fromClients;
    private final JsonCodec fromServer;

    ExampleCheck(JsonSettings settings) {
        fromClients = new JsonCodec(settings);
        fromServer = new JsonCodec(settings.withLimits(Limits.NONE).checkingOutgoing());
    }

    /** What is wrong with it, as the end of a sentence; null if nothing is. */
    @Nullable
    String failure(Event<?> event, String arguments) {
        JsonCodec codec = event.direction() == Direction.CLIENT_TO_SERVER ? fromClients : fromServer;
        return failure(codec, event.payload(), arguments.getBytes(StandardCharsets.UTF_8));
    }

    private static <P> @Nullable String failure(JsonCodec codec, Payload<P> type, byte[] json) {
        IncomingArguments example;
        try {
            example = codec.parse(json, ATTACHMENTS, hasPlaceholders(json));
        } catch (MalformedJsonException e) {
            return "is not JSON that a packet may hold: " + e.getMessage();
        }
        P payload;
        try {
            payload = codec.decode(type, example);
        } catch (RefusedException e) {
            return "is refused: " + e.refusal().message();
        } catch (RuntimeException e) {
            return "cannot be read: " + e;
        }
        String missing = codec.missing(type, payload);
        if (missing != null) {
            return "cannot be sent: " + missing;
        }
        try {
            IncomingArguments encoded = encoded(codec, type, payload);
            return isShort(type, example)
                    ? change(payload, codec.decode(type, encoded))
                    : JsonDifference.between(arguments(type, example), arguments(type, encoded));
        } catch (RuntimeException | MalformedJsonException e) {
            return "cannot be written again: " + e;
        }
    }

    private static boolean hasPlaceholders(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).contains("\"_placeholder\"");
    }

    private static <P> IncomingArguments encoded(JsonCodec codec, Payload<P> type, @Nullable P payload)
            throws MalformedJsonException {
        EncodedArguments encoded = codec.encode(codec.arguments(type, payload));
        return codec.parse(
                encoded.json(), encoded.attachments(), !encoded.attachments().isEmpty());
    }

    /** Whether it is decoded, but encoded in another form. */
    private static boolean isShort(Payload<?> type, IncomingArguments example) {
        return type.shape() == Payload.Shape.SINGLE
                && (example.count() == 0
                        || type.fromText() != null && example.values().get(0) instanceof String);
    }

    private static @Nullable String change(@Nullable Object payload, @Nullable Object again) {
        return Objects.equals(payload, again) ? null : "becomes " + payload + ", but when that is sent, " + again;
    }

    /** The arguments; a record's components that are null may be missing at the end. */
    private static List<@Nullable Object> arguments(Payload<?> type, IncomingArguments all) {
        List<@Nullable Object> values = all.values();
        int count = values.size();
        while (type.shape() == Payload.Shape.POSITIONAL && count > 0 && values.get(count - 1) == null) {
            count--;
        }
        return values.subList(0, count);
    }
}
